import { announce } from "@teei/events"
import type { ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import type { ImportRow } from "../data/rows.ts"

type Status =
  | "AWAITING_UPLOAD"
  | "CHECKING"
  | "READY"
  | "COMMITTING"
  | "COMMITTED"
  | "FAILED"
  | "CANCELLING"
  | "CANCELLED"
  | "UNDOING"
  | "UNDONE"

/** Announces where an import stands. From the commit on it also names the file, so that others can say where their facts came from. */
export function announceProgress(tx: Tx, context: ProgramsContext, requestId: string, row: ImportRow): Promise<void> {
  const status = row.status as Status
  const isCommit = status === "COMMITTING" || status === "COMMITTED"
  const file = isCommit && row.sha256 !== null ? { name: row.fileName, sha256: row.sha256 } : null
  return announce(tx, { source: "programs", companyId: row.companyId, correlationId: requestId, now: context.clock() }, [
    { type: "import.progressed", data: { importId: row.id, status, done: row.progressDone, of: row.progressOf, file } },
  ])
}
