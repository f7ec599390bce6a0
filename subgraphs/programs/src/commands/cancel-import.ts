import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import { clearIssues, clearStaged } from "../data/import-rows.ts"
import { hasBegunCommit, lockImport, updateImport } from "../data/imports.ts"
import type { ImportRow } from "../data/rows.ts"
import { announceProgress } from "../imports/progress.ts"

/**
 * Calls an import off. Before the commit, what was read of the file is forgotten; during it, writing stops at the next chunk and what was written is taken
 * back. Said again, it answers as it stands.
 */
export async function cancelImport(context: ProgramsContext, input: { importId: string }): Promise<Result<ImportRow>> {
  return runCommand(context, { action: "import.cancel", role: "COMPANY_USER" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockImport(tx, companyId, input.importId)
    if (!known) return refused(problem("input.importId", "NOT_FOUND", `There is no import ${input.importId}.`))
    const { status } = known
    if (status === "CANCELLED" || status === "CANCELLING") return ok({ value: known, audit: { target: known.id } })
    if (status === "COMMITTED" || status === "UNDOING" || status === "UNDONE" || known.channel !== "FILE") {
      const message = `The import is ${status}; it cannot be cancelled any more.${status === "COMMITTED" ? " It can be undone." : ""}`
      return refused(problem("input.importId", "CONFLICT", message))
    }
    const hasWritten = status === "COMMITTING" || hasBegunCommit(known)
    // What a check or a commit is told afterwards: this is no longer the import it began with.
    const change = { checkNo: known.checkNo + 1, failure: null, failureCode: null, stepBeganAt: context.clock() }
    const row = await updateImport(tx, companyId, known.id, { status: hasWritten ? "CANCELLING" : "CANCELLED", ...change })
    if (!hasWritten) {
      await clearStaged(tx, companyId, known.id)
      await clearIssues(tx, companyId, known.id)
    }
    // Also without rows to take back: the file goes once the transaction stands.
    await context.jobs.send(tx, queues.takeBack, { companyId, importId: row.id, requestId: context.viewer.requestId, checkNo: row.checkNo })
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({ value: row, audit: { target: row.id, before: { status }, after: { status: row.status } } })
  })
}
