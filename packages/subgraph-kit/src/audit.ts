import { createHash } from "node:crypto"
import type { RawTx } from "./database.ts"
import { newId } from "./ids.ts"
import type { Viewer } from "./viewer.ts"

/** What is written down about an act. Hashes instead of states: the log proves what was there without holding it. */
export type AuditedAct = {
  action: string
  outcome: "DONE" | "REFUSED"
  target: string | null
  before?: unknown
  after?: unknown
}

/** Writes to the audit log in the transaction of the act itself, so that neither is there without the other. */
export async function audit(tx: RawTx, viewer: Viewer, act: AuditedAct): Promise<void> {
  await tx.$executeRawUnsafe(
    "select privacy.append_audit($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    newId("aud"),
    viewer.userId,
    viewer.service ?? viewer.role,
    act.action,
    act.outcome,
    act.target,
    viewer.requestId,
    hashOf(act.before),
    hashOf(act.after),
  )
}

/** SHA-256 of a value's canonical JSON, hexadecimal; null for nothing. */
export const hashOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : createHash("sha256").update(canonicalJson(value)).digest("hex")

/** JSON with object keys in order, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return typeof inner === "bigint" ? inner.toString() : inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
