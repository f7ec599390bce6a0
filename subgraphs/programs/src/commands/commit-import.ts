import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { holdRows } from "../data/import-rows.ts"
import { hasBegunCommit, lockImport, updateImport } from "../data/imports.ts"
import { keepMapping } from "../data/mapping-versions.ts"
import type { ImportRow } from "../data/rows.ts"
import type { RowMapping } from "../imports/mapping.ts"
import { announceProgress } from "../imports/progress.ts"
import { toKept } from "../imports/remembered.ts"

export type CommitPolicy = "KEEP_GOOD_ROWS" | "REJECT_ALL" | "ALL_OR_NOTHING_PER_PERSON"

/** Asks for the good rows to be written. Said again, a commit that stopped goes on at its place under the policy it began with, and a finished one answers as it stands. */
export async function commitImport(
  context: ProgramsContext,
  input: { importId: string; policy: CommitPolicy },
): Promise<Result<ImportRow>> {
  return runCommand(context, { action: "import.commit", role: "COMPANY_USER" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockImport(tx, companyId, input.importId)
    if (!known) return refused(problem("input.importId", "NOT_FOUND", `There is no import ${input.importId}.`))
    if (known.status === "COMMITTED") return ok({ value: known, audit: { target: known.id } })
    if (known.status === "COMMITTING") {
      // Whoever works on it already is not disturbed: chunks are taken in turn. A commit whose tries were used up goes on.
      await enqueue(context, tx, known)
      return ok({ value: known, audit: { target: known.id } })
    }
    if (hasBegunCommit(known)) {
      const row = await updateImport(tx, companyId, known.id, { status: "COMMITTING", failure: null, failureCode: null })
      await enqueue(context, tx, row)
      await announceProgress(tx, context, context.viewer.requestId, row)
      return ok({ value: row, audit: { target: row.id, before: { status: known.status }, after: { status: row.status } } })
    }
    if (known.status !== "READY") {
      return refused(
        problem("input.importId", "CONFLICT", `The import is ${known.status}; only a READY one can be committed. Check it first.`),
      )
    }
    if (input.policy === "REJECT_ALL" && known.invalid > 0) {
      return refused(
        problem("input.policy", "CONFLICT", `${known.invalid} of ${known.total} rows have problems, and the policy is to write none then.`),
      )
    }
    const mapping = known.mapping as RowMapping
    const unsure = mapping.conflicts ?? []
    if (unsure.length > 0) {
      return refused(
        ...unsure.map(({ field, columns }) =>
          problem(
            "input.importId",
            "CONFLICT",
            `The columns ${columns.map((column) => `"${column}"`).join(" and ")} are as likely for ${field}. Choose one in the mapping, and check the import again.`,
            columns,
          ),
        ),
      )
    }
    if (known.replacesId !== null) {
      const replaced = await lockImport(tx, companyId, known.replacesId)
      if (replaced?.status !== "COMMITTED")
        return refused(problem("input.importId", "CONFLICT", `It replaces import ${known.replacesId}, which is not committed any more.`))
    }
    const held = input.policy === "ALL_OR_NOTHING_PER_PERSON" ? await holdRows(tx, companyId, known.id) : 0
    const version = await keepMapping(tx, companyId, known.source, toKept(mapping), {
      createdBy: context.viewer.userId,
      at: context.clock(),
    })
    const row = await updateImport(tx, companyId, known.id, {
      status: "COMMITTING",
      policy: input.policy,
      held,
      mapping: { ...mapping, version } as never,
      mappingVersion: version,
      progressDone: 0,
      progressOf: known.valid - held,
      stepBeganAt: context.clock(),
      committedRow: 0,
    })
    await enqueue(context, tx, row)
    await announceProgress(tx, context, context.viewer.requestId, row)
    return ok({
      value: row,
      audit: { target: row.id, before: { status: known.status }, after: { status: row.status, policy: row.policy, sha256: row.sha256 } },
    })
  })
}

const enqueue = (context: ProgramsContext, tx: Tx, { companyId, id, checkNo }: ImportRow): Promise<void> =>
  context.jobs.send(tx, queues.commit, { companyId, importId: id, requestId: context.viewer.requestId, checkNo })
