import { type Result, newId, ok, problem, refused, runCommand, uploadName } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import { findProgram } from "../data/programs.ts"
import { insertImport, lockImport } from "../data/imports.ts"
import type { ImportRow } from "../data/rows.ts"
import { choiceProblems } from "../imports/choice-problems.ts"
import { type MappingChoice, type RowMapping } from "../imports/mapping.ts"
import { announceProgress } from "../imports/progress.ts"

/** Reads a committed import's file again under another mapping, as a new import that replaces it. */
export async function replayImport(
  context: ProgramsContext,
  input: { importId: string; mapping: MappingChoice },
): Promise<Result<ImportRow>> {
  return runCommand(context, { action: "import.replay", role: "COMPANY_USER" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockImport(tx, companyId, input.importId)
    if (!known) return refused(problem("input.importId", "NOT_FOUND", `There is no import ${input.importId}.`))
    if (known.status !== "COMMITTED" || known.channel !== "FILE") {
      return refused(
        problem("input.importId", "CONFLICT", `The import is ${known.status}; only a COMMITTED file can be read again.`, ["COMMITTED"]),
      )
    }
    const fileId = known.replaysId ?? known.id
    if (!(await isKept(context, companyId, fileId))) {
      return refused(
        problem("input.importId", "CONFLICT", "The file is not kept any more; bring it in again as one that replaces this import."),
      )
    }
    const problems = choiceProblems(known, input.mapping)
    const { programId } = input.mapping
    if (programId && (await findProgram(tx, companyId, programId)) === null)
      problems.push(problem("input.mapping.programId", "NOT_FOUND", `There is no programme ${programId}.`))
    if (problems.length > 0) return refused(...problems)
    const { mapping } = { mapping: merged(known.mapping as RowMapping, input.mapping) }
    const row = await insertImport(tx, {
      companyId,
      id: newId("imp"),
      source: known.source,
      system: known.system,
      status: "CHECKING",
      fileName: known.fileName,
      replaysId: fileId,
      replacesId: known.id,
      checkNo: 1,
      mapping,
      format: known.format as object,
      createdBy: context.viewer.userId,
      requestId: context.viewer.requestId,
      createdAt: context.clock(),
      stepBeganAt: context.clock(),
    })
    await context.jobs.send(tx, queues.check, { companyId, importId: row.id, requestId: context.viewer.requestId, checkNo: row.checkNo })
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({
      value: row,
      audit: { target: row.id, before: { replays: known.id, mapping: known.mapping }, after: { mapping: row.mapping } },
    })
  })
}

/** How the file was read, but for what is now chosen otherwise. */
function merged(known: RowMapping, choice: MappingChoice): MappingChoice {
  const fields = new Map(Object.entries(known.fields).map(([field, { column }]) => [field, column]))
  for (const { field, column } of choice.fields ?? []) fields.set(field, column)
  return {
    fields: [...fields].map(([field, column]) => ({ field, column })),
    ratingScale: choice.ratingScale ?? known.ratingScale ?? undefined,
    dateFormat: choice.dateFormat ?? known.dateFormat,
    programId: choice.programId ?? known.programId,
    replacements: choice.replacements ?? known.replacements ?? [],
    defaults: choice.defaults ?? known.defaults ?? [],
  }
}

async function isKept(context: ProgramsContext, company: string, id: string): Promise<boolean> {
  const bytes = context.files.open(uploadName({ id, company }))[Symbol.asyncIterator]()
  try {
    await bytes.next()
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false
    throw error
  } finally {
    await bytes.return?.()
  }
}
