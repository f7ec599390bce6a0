import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import { lockImport, updateImport } from "../data/imports.ts"
import { listBlockers } from "../data/record-changes.ts"
import type { ImportRow } from "../data/rows.ts"
import { announceProgress } from "../imports/progress.ts"
import { blockedMessage } from "../imports/take-back-import.ts"
import { targetOf } from "../imports/targets/index.ts"

/** Asks for all an import wrote to be taken back. Said again, it answers as it stands. */
export async function undoImport(context: ProgramsContext, input: { importId: string }): Promise<Result<ImportRow>> {
  return runCommand(context, { action: "import.undo", role: "COMPANY_USER" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockImport(tx, companyId, input.importId)
    if (!known) return refused(problem("input.importId", "NOT_FOUND", `There is no import ${input.importId}.`))
    if (known.status === "UNDONE" || known.status === "UNDOING") return ok({ value: known, audit: { target: known.id } })
    if (known.channel !== "FILE") {
      const message = `This stands for what came by ${known.channel === "WEBHOOK" ? "webhook" : "the API"} on one day; only a file can be undone as a whole.`
      return refused(problem("input.importId", "CONFLICT", message))
    }
    if (known.status !== "COMMITTED") {
      const message = `The import is ${known.status}; only a COMMITTED one can be undone. One that is not committed can be cancelled.`
      return refused(problem("input.importId", "CONFLICT", message, ["COMMITTED"]))
    }
    const blockers = await listBlockers(tx, companyId, known.id, targetOf(known.source).tables)
    if (blockers.length > 0) return refused(problem("input.importId", "CONFLICT", blockedMessage(blockers), blockers))
    const begun = { progressDone: 0, progressOf: null, stepBeganAt: context.clock(), failure: null, failureCode: null }
    const row = await updateImport(tx, companyId, known.id, { status: "UNDOING", ...begun })
    await context.jobs.send(tx, queues.takeBack, { companyId, importId: row.id, requestId: context.viewer.requestId, checkNo: row.checkNo })
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({ value: row, audit: { target: row.id, before: { status: known.status }, after: { status: row.status } } })
  })
}
