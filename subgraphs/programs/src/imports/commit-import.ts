import { announce } from "@teei/events"
import { inTenant, uploadName } from "@teei/subgraph-kit"
import { type ImportJob, type ProgramsContext, queues } from "../context.ts"
import { type StagedRow, clearWritten, forgetIssueValues, insertIssues, listStaged, markStaged } from "../data/import-rows.ts"
import { lockImport, updateImport } from "../data/imports.ts"
import { listProgramRefs } from "../data/programs.ts"
import { type RowIssue, createRowCheck } from "./check-rows.ts"
import type { RowMapping } from "./mapping.ts"
import { errorFileUntil } from "./error-file.ts"
import { announceProgress } from "./progress.ts"
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
  if (row?.status === "COMMITTED") return removeFile(context, job)
  if (row?.status !== "COMMITTING") return
  const target = targetOf(row.source)
  const headings = (row.columns as { name: string }[]).map(({ name }) => name)
  const prepare = createRowCheck(
    target,
    headings,
    row.mapping as RowMapping,
    programs,
    row.createdAt > context.clock() ? row.createdAt : context.clock(),
  )
  const nextAfter = async (after: number): Promise<Chunk | null> => {
    const staged = await context.read((tx) => listStaged(tx, importId, after, chunkSize, true))
    const last = staged.at(-1)
    return last ? { after, last: last.row, ...(await prepareChunk(context, target, staged, prepare)) } : null
  }
  // While a chunk is written the next one is read and its people are asked for.
  let upcoming = nextAfter(row.committedRow)
  for (let chunk = await upcoming; chunk !== null; chunk = await upcoming) {
    signal.throwIfAborted()
    upcoming = nextAfter(chunk.last)
    // Whoever fails first is thrown; the other must not be left unheard.
    upcoming.catch(() => undefined)
    await commitChunk(context, job, target, chunk)
  }
  await finish(context, job, target)
  await removeFile(context, job)
}

/** What is committed needs its file no longer. A file that cannot be removed holds up nobody; the log says which one it is. */
const removeFile = (context: ProgramsContext, { companyId, importId }: ImportJob): Promise<void> =>
  context.files
    .remove(uploadName({ id: importId, company: companyId }))
    .catch((error: unknown) => context.log.warn({ err: error, importId }, "the file of a committed import could not be removed"))

async function prepareChunk(
  context: ProgramsContext,
  target: ImportTarget,
  staged: StagedRow[],
  check: ReturnType<typeof createRowCheck>,
): Promise<Pick<Chunk, "rows" | "lost">> {
  const checked = staged.map(({ row, cells, hash }) => ({ row, hash, result: check(row, cells, null) }))
  const lost = checked.flatMap(({ result }) => (result.ok ? [] : [result.issues]))
  const good = checked.flatMap(({ row, hash, result }) =>
    result.ok ? [{ row, hash, value: result.value, programId: result.programId }] : [],
  )
  const personOf = await resolvePeople(
    context,
    target,
    good.map(({ value }) => value),
  )
  return { rows: good.map((row) => ({ ...row, personOf })), lost }
}

/** Asks profile who these people are; it makes those it has not seen. Personal data goes there and nowhere else. */
async function resolvePeople(context: ProgramsContext, target: ImportTarget, values: unknown[]): Promise<(email: string) => string> {
  const identities = new Map(
    values.flatMap((value) => target.identitiesOf(value)).map((identity) => [`${identity.kind} ${identity.email}`, identity]),
  )
  const list = [...identities.values()]
  if (list.length === 0) return () => ""
  const { _resolvePeople } = await context.ask<{ _resolvePeople: { personIds: string[] } }>(
    "profile",
    `mutation ResolvePeople($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }`,
    { input: { system: target.system, identities: list } },
  )
  const byEmail = new Map(list.map(({ email }, at) => [email, _resolvePeople.personIds[at]]))
  return (email) => {
    const id = byEmail.get(email)
    if (id === undefined) throw new Error("profile answered without a person that was asked for")
    return id
  }
}

const commitChunk = (
  context: ProgramsContext,
  { companyId, importId, requestId }: ImportJob,
  target: ImportTarget,
  { after, last, rows, lost }: Chunk,
) =>
  inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (row?.status !== "COMMITTING" || row.committedRow !== after) throw new Error(`Import ${importId} was moved by somebody else.`)
    const written = await target.write(tx, context, importId, rows)
    const issues = lost.flat().map((issue, at) => ({ ...issue, no: row.issueCount + at + 1 }))
    await insertIssues(tx, companyId, importId, issues)
    await markStaged(
      tx,
      companyId,
      importId,
      lost.flatMap(([issue]) => (issue ? [{ row: issue.row, isValid: false }] : [])),
    )
    const changed = await updateImport(tx, companyId, importId, {
      valid: row.valid - lost.length,
      invalid: row.invalid + lost.length,
      issueCount: row.issueCount + issues.length,
      progressOf: row.valid - lost.length,
      created: row.created + written.created,
      updated: row.updated + written.updated,
      unchanged: row.unchanged + rows.length - written.created - written.updated,
      committedRow: last,
      progressDone: row.progressDone + rows.length,
    })
    await announce(tx, { source: "programs", companyId, correlationId: requestId, now: context.clock() }, written.announcements)
    await announceProgress(tx, context, requestId, changed)
  })

/** Ends the commit. People's data is with profile and the programmes from here on, so what the import itself held of it is forgotten, but for the rows left out: those wait a while to be mended. */
const finish = (context: ProgramsContext, job: ImportJob, target: ImportTarget): Promise<void> =>
  inTenant(context.database, job.companyId, async (tx) => {
    const { companyId, importId, requestId } = job
    const row = await lockImport(tx, companyId, importId)
    if (row?.status !== "COMMITTING") return
    const { fields } = row.mapping as RowMapping
    await clearWritten(tx, companyId, importId)
    await context.jobs.send(tx, queues.forget, job, errorFileUntil(context.clock()))
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
      progressDone: row.valid,
    })
    await announceProgress(tx, context, requestId, changed)
  })
