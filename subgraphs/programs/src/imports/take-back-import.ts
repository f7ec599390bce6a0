import { announce, failPoint } from "@teei/events"
import { inTenant, uploadName } from "@teei/subgraph-kit"
import type { ImportJob, ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { refreshEnrollments } from "../data/enrollments.ts"
import { clearIssues, clearStaged } from "../data/import-rows.ts"
import { lockImport, updateImport } from "../data/imports.ts"
import { type TableRecord, listBlockers, takeBack } from "../data/record-changes.ts"
import type { ImportRow } from "../data/rows.ts"
import { announceProgress } from "./progress.ts"
import type { ImportTarget } from "./target.ts"
import { targetOf, targets } from "./targets/index.ts"

/** Events announced in one statement. */
const batchSize = 5_000

/**
 * Takes back all an import wrote, in one transaction: all of it or nothing. It ends UNDONE, or CANCELLED when its commit was called off; killed before
 * that, it begins anew. Somebody may have changed its rows since it was asked for: then it is FAILED and says who.
 */
export async function takeBackImport(context: ProgramsContext, job: ImportJob): Promise<void> {
  const { companyId, importId, requestId } = job
  const isTakenBack = await inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (row?.status !== "UNDOING" && row?.status !== "CANCELLING") return row?.status === "CANCELLED" || row?.status === "UNDONE"
    const target = targetOf(row.source)
    const blockers = await listBlockers(tx, companyId, importId, target.tables)
    if (blockers.length > 0) {
      await refuse(tx, context, requestId, row, blockers)
      return false
    }
    const { gone, back } = await takeBack(tx, companyId, importId, target.tables)
    await refreshEnrollments(tx, companyId)
    await tell(tx, context, row, requestId, gone, back)
    await clearStaged(tx, companyId, importId)
    await clearIssues(tx, companyId, importId)
    const isCancelled = row.status === "CANCELLING"
    const changed = await updateImport(tx, companyId, importId, {
      status: isCancelled ? "CANCELLED" : "UNDONE",
      undoneAt: context.clock(),
      ...(isCancelled ? { created: 0, updated: 0, unchanged: 0, withdrawn: 0 } : {}),
    })
    await announceProgress(tx, context, requestId, changed)
    failPoint("undo.taken-back")
    return true
  })
  if (!isTakenBack) return
  await context.files
    .remove(uploadName({ id: importId, company: companyId }))
    .catch((error: unknown) => context.log.warn({ err: error, importId }, "the file of an import that was taken back could not be removed"))
}

/** What a reader is told when rows were changed since. */
export const blockedMessage = (blockers: string[]): string =>
  `Rows of this import were changed or built upon since, by ${blockers.length} other import${blockers.length === 1 ? "" : "s"}: ${blockers.slice(0, 5).join(", ")}. Undo ${blockers.length === 1 ? "that one" : "those"} first.`

async function refuse(tx: Tx, context: ProgramsContext, requestId: string, row: ImportRow, blockers: string[]): Promise<void> {
  const failure = blockedMessage(blockers)
  const status = row.status === "UNDOING" ? "COMMITTED" : "FAILED"
  await announceProgress(
    tx,
    context,
    requestId,
    await updateImport(tx, row.companyId, row.id, { status, failure, failureCode: "CONFLICT" }),
  )
}

/** Says what is no more and what is again as it was. Caused by the undoing, not by the import: it is no effect of it. */
async function tell(
  tx: Tx,
  context: ProgramsContext,
  row: ImportRow,
  requestId: string,
  gone: TableRecord[],
  back: TableRecord[],
): Promise<void> {
  const options = { source: "programs", companyId: row.companyId, correlationId: requestId, now: context.clock() }
  const causationId = `${row.id}#undo`
  for (let at = 0; at < gone.length; at += batchSize) {
    const part = gone.slice(at, at + batchSize)
    await announce(
      tx,
      options,
      part.map((record) => ({ type: "record.withdrawn" as const, data: { ...record, importId: row.id }, causationId })),
    )
  }
  for (const target of Object.values(targets)) {
    const ids = [...new Set(back.flatMap(({ kind, recordId }) => (ownerOf(kind) === target ? [recordId] : [])))]
    for (let at = 0; at < ids.length; at += batchSize) {
      const told = await target.retell(tx, ids.slice(at, at + batchSize))
      await announce(
        tx,
        options,
        told.map((announcement) => ({ ...announcement, causationId })),
      )
    }
  }
}

/** The target that tells of the records of a table: the one whose main table it is, else the first that has it. */
const ownerOf = (table: string): ImportTarget | undefined =>
  Object.values(targets).find(({ tables }) => tables[0] === table) ?? Object.values(targets).find(({ tables }) => tables.includes(table))
