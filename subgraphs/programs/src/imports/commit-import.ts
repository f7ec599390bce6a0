import { announce, failPoint } from "@teei/events"
import { inTenant } from "@teei/subgraph-kit"
import { type ImportJob, type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { refreshEnrollments } from "../data/enrollments.ts"
import { type StagedRow, clearWritten, forgetIssueValues, insertIssues, listStaged, markStaged } from "../data/import-rows.ts"
import { listImportsById, lockImport, updateImport } from "../data/imports.ts"
import { listProgramRefs } from "../data/programs.ts"
import { noteSeen, withdrawUnseen, writeAs } from "../data/record-changes.ts"
import type { ImportRow } from "../data/rows.ts"
import { type CheckedRow, type RowIssue, createRowCheck } from "./check-rows.ts"
import { findReferences } from "./find-references.ts"
import type { RowMapping } from "./mapping.ts"
import { noteLeftOut } from "./note-left-out.ts"
import { errorFileUntil } from "./error-file.ts"
import { announceProgress } from "./progress.ts"
import { resolvePeople } from "./resolve-people.ts"
import type { ImportTarget, PreparedRow } from "./target.ts"
import { targetOf } from "./targets/index.ts"

/** Rows written in one transaction: large enough that statements are few, small enough that a crash repeats little and progress is seen. */
const chunkSize = 4_000

/** Good rows between two places of the file, ready to be written, and what is wrong with those that passed the check and do not pass any more. */
type Chunk = { after: number; last: number; rows: PreparedRow<unknown>[]; lost: RowIssue[][] }

/**
 * Writes the good rows, chunk by chunk, each in one transaction together with its events and the place where it ended. A killed commit goes on at that
 * place: every row takes effect once.
 */
export async function commitImport(context: ProgramsContext, job: ImportJob, signal: AbortSignal): Promise<void> {
  const { companyId, importId } = job
  const { row, programs } = await context.read(async (tx) => ({
    row: await lockImport(tx, companyId, importId),
    programs: await listProgramRefs(tx),
  }))
  if (row?.status !== "COMMITTING") return
  const target = targetOf(row.source, row.system)
  const headings = (row.columns as { name: string }[]).map(({ name }) => name)
  const mapping = row.mapping as RowMapping
  const prepare = createRowCheck(target, headings, mapping, programs, row.createdAt > context.clock() ? row.createdAt : context.clock())
  const nextAfter = async (after: number): Promise<Chunk | null> => {
    const staged = await context.read((tx) => listStaged(tx, importId, after, chunkSize, true))
    const last = staged.at(-1)
    return last ? { after, last: last.row, ...(await prepareChunk(context, target, mapping, staged, prepare)) } : null
  }
  // While a chunk is written the next one is read and its people are asked for.
  let upcoming = nextAfter(row.committedRow)
  for (let chunk = await upcoming; chunk !== null; chunk = await upcoming) {
    signal.throwIfAborted()
    if (!(await isCommitting(context, job))) return
    upcoming = nextAfter(chunk.last)
    // Whoever fails first is thrown; the other must not be left unheard.
    upcoming.catch(() => undefined)
    failPoint("commit.people.found")
    await commitChunk(context, job, target, chunk)
    failPoint("commit.chunk.done")
  }
  await finish(context, job, target)
}

/** False once the import was called off: whoever did that sees to what is written. */
const isCommitting = async (context: ProgramsContext, { importId }: ImportJob): Promise<boolean> =>
  (await context.read((tx) => listImportsById(tx, [importId])))[0]?.status === "COMMITTING"

async function prepareChunk(
  context: ProgramsContext,
  target: ImportTarget,
  mapping: RowMapping,
  staged: StagedRow[],
  check: ReturnType<typeof createRowCheck>,
): Promise<Pick<Chunk, "rows" | "lost">> {
  const results = staged.map(({ row, cells }) => ({ row, result: check(row, cells, null) }))
  const found = await findReferences(context, target, mapping, results)
  const checked = staged.map(({ row, hash }, at) => ({ row, hash, result: found[at] as CheckedRow }))
  const lost = checked.flatMap(({ result }) => (result.ok ? [] : [result.issues]))
  const good = checked.flatMap(({ row, hash, result }) =>
    result.ok ? [{ row, hash, value: result.value, programId: result.programId, refId: result.refId }] : [],
  )
  const personOf = await resolvePeople(
    context,
    target,
    good.map(({ value }) => value),
  )
  return { rows: good.map((row) => ({ ...row, personOf })), lost }
}

const commitChunk = (
  context: ProgramsContext,
  { companyId, importId, requestId }: ImportJob,
  target: ImportTarget,
  { after, last, rows, lost }: Chunk,
) =>
  inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (row?.status === "CANCELLING" || row?.status === "CANCELLED") return
    if (row?.status !== "COMMITTING" || row.committedRow !== after) throw new Error(`Import ${importId} was moved by somebody else.`)
    await writeAs(tx, importId)
    const written = await target.write(tx, context, importId, rows, target.system)
    failPoint("commit.rows.written")
    if (row.replacesId !== null) await noteSeen(tx, companyId, importId, rows.map(target.externalIdOf))
    const issues = lost.flat().map((issue, at) => ({ ...issue, no: row.issueCount + at + 1 }))
    await insertIssues(tx, companyId, importId, issues)
    await markStaged(
      tx,
      companyId,
      importId,
      lost.flatMap(([issue]) => (issue ? [{ row: issue.row, isValid: false, personKey: null }] : [])),
    )
    const changed = await updateImport(tx, companyId, importId, {
      valid: row.valid - lost.length,
      invalid: row.invalid + lost.length,
      issueCount: row.issueCount + issues.length,
      progressOf: row.valid - row.held - lost.length,
      created: row.created + written.created,
      updated: row.updated + written.updated,
      unchanged: row.unchanged + rows.length - written.created - written.updated,
      committedRow: last,
      progressDone: row.progressDone + rows.length,
    })
    await announce(tx, { source: "programs", companyId, correlationId: requestId, now: context.clock() }, written.announcements)
    await announceProgress(tx, context, requestId, changed)
    failPoint("commit.events.announced")
  })

/** Ends the commit. People's data is with profile and the programmes from here on, so what the import itself held of it is forgotten, but for the rows left out: those wait a while to be mended. */
const finish = (context: ProgramsContext, job: ImportJob, target: ImportTarget): Promise<void> =>
  inTenant(context.database, job.companyId, async (tx) => {
    const { companyId, importId, requestId } = job
    const row = await lockImport(tx, companyId, importId)
    if (row?.status !== "COMMITTING") return
    const { fields } = row.mapping as RowMapping
    await clearWritten(tx, companyId, importId)
    const withdrawn = await withdrawReplaced(tx, context, requestId, row, target)
    await context.jobs.send(tx, queues.forget, job, { startAfter: errorFileUntil(context.clock()) })
    await forgetIssueValues(
      tx,
      companyId,
      importId,
      target.personalFields.flatMap((field) => fields[field]?.column ?? []),
    )
    const changed = await updateImport(tx, companyId, importId, {
      status: "COMMITTED",
      columns: (row.columns as { name: string }[]).map(({ name }) => ({ name, samples: [] })),
      committedAt: context.clock(),
      withdrawn,
      progressDone: row.valid - row.held,
    })
    failPoint("commit.finishing")
    await announceProgress(tx, context, requestId, changed)
  })

/** Withdraws what the import that this one replaces brought, and this one does not hold. Answers with how many records that were. */
async function withdrawReplaced(
  tx: Tx,
  context: ProgramsContext,
  requestId: string,
  row: ImportRow,
  target: ImportTarget,
): Promise<number> {
  const { companyId, id, replacesId } = row
  if (replacesId === null) return 0
  await writeAs(tx, id)
  await noteLeftOut(tx, row, target)
  const gone = await withdrawUnseen(tx, companyId, id, replacesId, target.tables[0])
  await refreshEnrollments(tx, companyId)
  await announce(
    tx,
    { source: "programs", companyId, correlationId: requestId, now: context.clock() },
    // Row 0: no row of the file says it, the file as a whole does.
    gone.map((record) => ({ type: "record.withdrawn" as const, data: { ...record, importId: id }, causationId: `${id}#0` })),
  )
  return gone.filter(({ kind }) => kind === target.tables[0]).length
}
