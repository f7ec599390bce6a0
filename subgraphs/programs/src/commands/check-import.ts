import { type Result, hashOf, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import { hasBegunCommit, lockImport, updateImport } from "../data/imports.ts"
import { findProgram } from "../data/programs.ts"
import type { ImportRow } from "../data/rows.ts"
import type { MappingChoice } from "../imports/mapping.ts"
import { announceProgress } from "../imports/progress.ts"
import { targetOf } from "../imports/targets/index.ts"
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
      ...checkChoice(isReadAnew ? { ...known, columns: [] } : known, input.mapping),
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
      progressOf: known.sha256 === null || isReadAnew ? null : known.total,
    })
    await context.jobs.send(tx, queues.check, { companyId, importId: row.id, requestId: context.viewer.requestId, checkNo: row.checkNo })
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({ value: row, audit: { target: row.id, before: [known.mapping, known.format], after: [row.mapping, row.format] } })
  })
}

function checkChoice(known: ImportRow, mapping: MappingChoice) {
  const fields = targetOf(known.source).fields.map(({ name }) => name)
  const columns = (known.columns as { name: string }[]).flatMap(({ name }) => name || [])
  return (mapping.fields ?? []).flatMap(({ field, column }, at) => {
    if (!fields.includes(field))
      return [problem(`input.mapping.fields.${at}.field`, "INVALID", `"${field}" is not a field of this kind of file.`, fields)]
    if (column === "")
      return [problem(`input.mapping.fields.${at}.column`, "INVALID", "A column without a heading cannot be chosen.", columns)]
    if (column !== null && columns.length > 0 && !columns.includes(column)) {
      return [problem(`input.mapping.fields.${at}.column`, "INVALID", `The file has no column "${column}".`, columns)]
    }
    return []
  })
}
