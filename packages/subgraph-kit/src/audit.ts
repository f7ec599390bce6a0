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
export const audit = (tx: RawTx, viewer: Viewer, act: AuditedAct): Promise<void> => auditAll(tx, viewer, [act])

/** Writes several acts of one caller in one statement. */
export async function auditAll(tx: RawTx, viewer: Viewer, acts: AuditedAct[]): Promise<void> {
  if (acts.length === 0) return
  const rows = acts.map(({ action, outcome, target, before, after }) => ({
    id: newId("aud"),
    action,
    outcome,
    target,
    before_hash: hashOf(before),
    after_hash: hashOf(after),
  }))
  await tx.$executeRawUnsafe(appendAll, JSON.stringify(rows), viewer.userId, viewer.service ?? viewer.role, viewer.requestId)
}

const appendAll = `
  select privacy.append_audit(act.id, $2, $3, act.action, act.outcome, act.target, $4, act.before_hash, act.after_hash)
  from jsonb_to_recordset($1::jsonb) as act (id text, action text, outcome text, target text, before_hash text, after_hash text)`

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
