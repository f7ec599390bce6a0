import { type Result, hashOf, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import { hasBegunCommit, lockImport, updateImport } from "../data/imports.ts"
import { findProgram } from "../data/programs.ts"
import type { ImportRow } from "../data/rows.ts"
import type { MappingChoice } from "../imports/mapping.ts"
import { announceProgress } from "../imports/progress.ts"
import { choiceProblems } from "../imports/choice-problems.ts"
import { type ImportFormat, checkFormat } from "../imports/format.ts"
import type { ReadChoice } from "../reading/open-file.ts"

/** Asks for the file to be read and checked, under a mapping. May be said again with another mapping until the commit. */
export async function checkImport(
  context: ProgramsContext,
  input: { importId: string; mapping: MappingChoice; format?: ImportFormat | undefined },
): Promise<Result<ImportRow>> {
  return runCommand(context, { action: "import.check", role: "COMPANY_USER" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockImport(tx, companyId, input.importId)
    if (!known) return refused(problem("input.importId", "NOT_FOUND", `There is no import ${input.importId}.`))
    if (known.channel !== "FILE" || ["CANCELLING", "CANCELLED", "UNDOING", "UNDONE"].includes(known.status)) {
      return refused(problem("input.importId", "CONFLICT", `The import is ${known.status}; begin a new one to bring the file in again.`))
    }
    if (known.status === "COMMITTING" || known.status === "COMMITTED") {
      return refused(problem("input.importId", "CONFLICT", "The import is committed already; begin a new one to bring the file in again."))
    }
    if (hasBegunCommit(known)) {
      const message = "Rows of this import are written already. Commit it again: it goes on where it stopped."
      return refused(problem("input.importId", "CONFLICT", message))
    }
    const format = input.format ?? (known.format as ReadChoice)
    const isReadAnew = hashOf(format) !== hashOf(known.format)
    const problems = [
      ...checkFormat(known, input.format ?? {}),
      ...choiceProblems(isReadAnew ? { ...known, columns: [] } : known, input.mapping),
    ]
    const { programId } = input.mapping
    if (programId && (await findProgram(tx, companyId, programId)) === null) {
      problems.push(problem("input.mapping.programId", "NOT_FOUND", `There is no programme ${programId}.`))
    }
    if (problems.length > 0) return refused(...problems)
    const row = await updateImport(tx, companyId, known.id, {
      status: "CHECKING",
      checkNo: known.checkNo + 1,
      mapping: input.mapping,
      format,
      progressDone: 0,
      stepBeganAt: context.clock(),
      progressOf: known.sha256 === null || isReadAnew ? null : known.total,
    })
    await context.jobs.send(tx, queues.check, { companyId, importId: row.id, requestId: context.viewer.requestId, checkNo: row.checkNo })
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({ value: row, audit: { target: row.id, before: [known.mapping, known.format], after: [row.mapping, row.format] } })
  })
}
