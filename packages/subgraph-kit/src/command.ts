import { type AuditedAct, audit, auditAll } from "./audit.ts"
import type { BaseContext } from "./context.ts"
import { type RawTx, inTenant } from "./database.ts"
import { forbidden, isFault } from "./errors.ts"
import { type Role, hasRole } from "./viewer.ts"

/** A problem the caller can mend, as the graph shows it. */
export type UserProblem = {
  field: string[] | null
  code: "INVALID" | "REQUIRED" | "TAKEN" | "NOT_FOUND" | "CONFLICT" | "LIMIT_EXCEEDED"
  message: string
  allowed: string[] | null
}

/** What came of a command: a value, or problems and nothing written. */
export type Result<T> = { ok: true; value: T } | { ok: false; errors: UserProblem[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = <T = never>(...errors: UserProblem[]): Result<T> => ({ ok: false, errors })

/** A problem with one field. `field` is its path in the input, for example `input.name`. */
export const problem = (
  field: string | null,
  code: UserProblem["code"],
  message: string,
  allowed: string[] | null = null,
): UserProblem => ({
  field: field === null ? null : field.split("."),
  code,
  message,
  allowed,
})

/** What a command did, for the audit log. */
export type Done<T> = { value: T; audit: Omit<AuditedAct, "action" | "outcome"> }

/**
 * The one way to write. Permit → one transaction of the company → the body (parse, load, decide, write, announce) → audit entry in the same transaction.
 * A body that answers with problems leaves nothing behind. A caller without the role, or who names a company other than the operation's (only the
 * people who run the platform may), is refused with FORBIDDEN and the refusal is written down; so is a body's own FORBIDDEN, and so is naming
 * by id what is not in the company, because it may be in another one: nothing here can tell.
 */
export async function runCommand<Tx extends RawTx, T>(
  context: BaseContext<Tx>,
  command: { action: string; role: Role; companyId?: string },
  body: (tx: Tx) => Promise<Result<Done<T>>>,
): Promise<Result<T>> {
  const { viewer, database } = context
  const companyId = command.companyId ?? context.companyId()
  const isElsewhere = companyId !== viewer.companyId && viewer.role !== "SUPER_ADMIN"
  if (!hasRole(viewer.role, command.role) || isElsewhere) return refuse(context, command.action)
  try {
    return await inTenant(database, companyId, async (tx) => {
      const result = await body(tx)
      if (!result.ok) throw new Rollback(result.errors)
      await audit(tx, viewer, { action: command.action, outcome: "DONE", ...result.value.audit })
      return ok(result.value.value)
    })
  } catch (error) {
    if (error instanceof Rollback) {
      const missed = error.errors.filter(({ code }) => code === "NOT_FOUND")
      if (missed.length > 0) await inTenant(database, companyId, (tx) => auditAll(tx, viewer, missed.map(missedBy(command.action))))
      return { ok: false, errors: error.errors }
    }
    if (isFault(error) && error.extensions["code"] === "FORBIDDEN") return refuse(context, command.action)
    throw error
  }
}

/** The entry of a thing that was not found: the field that named it, not the id, which may be another company's. */
const missedBy =
  (action: string) =>
  ({ field }: UserProblem): AuditedAct => ({ action, outcome: "REFUSED", target: field?.join(".") ?? null })

/** Writes a refusal down in the caller's own company, where it has one, and throws FORBIDDEN. */
async function refuse<Tx extends RawTx>({ viewer, database }: BaseContext<Tx>, action: string): Promise<never> {
  if (viewer.companyId !== null) {
    await inTenant(database, viewer.companyId, (tx) => audit(tx, viewer, { action, outcome: "REFUSED", target: null }))
  }
  throw forbidden()
}

/** Carries a user's problems out of the transaction, so that it rolls back. */
class Rollback extends Error {
  readonly errors: UserProblem[]
  constructor(errors: UserProblem[]) {
    super("rolled back")
    this.errors = errors
  }
}
