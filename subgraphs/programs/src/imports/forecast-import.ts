import { type Announcement, type EventData } from "@teei/events"
import { fault, inTenant } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { listStaged } from "../data/import-rows.ts"
import { listProgramRefs } from "../data/programs.ts"
import { noteSeen, withdrawUnseen, writeAs } from "../data/record-changes.ts"
import type { ImportRow } from "../data/rows.ts"
import { createRowCheck } from "./check-rows.ts"
import { findReferences } from "./find-references.ts"
import { findRowMapping } from "./mapping.ts"
import { noteLeftOut } from "./note-left-out.ts"
import { findOrImaginePeople } from "./resolve-people.ts"
import type { ImportTarget, PreparedRow } from "./target.ts"
import { targetOf } from "./targets/index.ts"

/** Rows tried out at most: it is done within one request. */
const mostRows = 50_000
const chunkSize = 4_000

export type ImportForecast = {
  created: number
  updated: number
  unchanged: number
  withdrawn: number
  period: { start: string; end: string } | null
  figures: { metric: string; unit: string; before: string | null; after: string | null; reason: string | null }[]
}

type Tried = { created: number; updated: number; rows: number; withdrawn: string[]; announcements: Announcement[] }

/** Carries the answer out of the transaction that must not stand. */
class TriedOut extends Error {
  readonly tried: Tried
  constructor(tried: Tried) {
    super("tried out")
    this.tried = tried
  }
}

/** What committing would do, by doing it in a transaction that is rolled back and asking outcomes to do the same. Null unless the import is READY. */
export async function forecastImport(context: ProgramsContext, row: ImportRow): Promise<ImportForecast | null> {
  const mapping = findRowMapping(row)
  if (row.status !== "READY" || mapping === null) return null
  if (row.valid > mostRows)
    throw fault("LIMIT_EXCEEDED", `The import has ${row.valid} good rows; a forecast is made for at most ${mostRows}.`)
  const target = targetOf(row.source, row.system)
  const chunks = await prepare(context, target, row)
  const tried = await tryOut(context, target, row, chunks)
  const { _forecast } = await context.ask<{ _forecast: { start: string | null; end: string | null; figures: ImportForecast["figures"] } }>(
    "outcomes",
    `query Forecast($sessions: [ForecastSession!]!, $withdrawn: [ID!]!) {
      _forecast(sessions: $sessions, withdrawn: $withdrawn) { start end figures { metric unit before after reason } } }`,
    { sessions: tried.announcements.flatMap(toSession), withdrawn: target.tables[0] === "session" ? tried.withdrawn : [] },
  )
  const { created, updated, rows, withdrawn } = tried
  const { start, end, figures } = _forecast
  const period = start !== null && end !== null ? { start, end } : null
  return { created, updated, unchanged: rows - created - updated, withdrawn: withdrawn.length, period, figures }
}

async function prepare(context: ProgramsContext, target: ImportTarget, row: ImportRow): Promise<PreparedRow<unknown>[][]> {
  const mapping = findRowMapping(row)
  if (mapping === null) return []
  const headings = (row.columns as { name: string }[]).map(({ name }) => name)
  const check = createRowCheck(target, headings, mapping, await context.read(listProgramRefs), context.clock())
  const chunks: PreparedRow<unknown>[][] = []
  for (let after = 0; ;) {
    const staged = await context.read((tx) => listStaged(tx, row.id, after, chunkSize, true))
    const last = staged.at(-1)
    if (!last) return chunks
    after = last.row
    const results = staged.map(({ row: number, cells }) => ({ row: number, result: check(number, cells, null) }))
    const found = await findReferences(context, target, mapping, results)
    const good = staged.flatMap(({ row: number, hash }, at) => {
      const checked = found[at]
      return checked?.ok ? [{ row: number, hash, value: checked.value, programId: checked.programId, refId: checked.refId }] : []
    })
    const values = good.map(({ value }) => value)
    const personOf = await findOrImaginePeople(context, target, values)
    chunks.push(good.map((one) => ({ ...one, personOf })))
  }
}

async function tryOut(context: ProgramsContext, target: ImportTarget, row: ImportRow, chunks: PreparedRow<unknown>[][]): Promise<Tried> {
  const { companyId, id, replacesId } = row
  try {
    await inTenant(context.database, companyId, async (tx) => {
      await writeAs(tx, id)
      const tried: Tried = { created: 0, updated: 0, rows: 0, withdrawn: [], announcements: [] }
      for (const rows of chunks) {
        const written = await target.write(tx, context, id, rows, target.system)
        tried.created += written.created
        tried.updated += written.updated
        tried.rows += rows.length
        tried.announcements.push(...written.announcements)
        if (replacesId !== null) await noteSeen(tx, companyId, id, rows.map(target.externalIdOf))
      }
      if (replacesId !== null) await noteLeftOut(tx, row, target)
      if (replacesId !== null)
        tried.withdrawn = (await withdrawUnseen(tx, companyId, id, replacesId, target.tables[0])).flatMap(({ kind, recordId }) =>
          kind === target.tables[0] ? [recordId] : [],
        )
      throw new TriedOut(tried)
    })
  } catch (error) {
    if (error instanceof TriedOut) return error.tried
    throw error
  }
  throw new Error("a transaction that was to be rolled back was not")
}

function toSession(announcement: Announcement) {
  if (announcement.type !== "kintell.session.completed") return []
  const data = announcement.data as EventData<"kintell.session.completed">
  const {
    sessionId,
    programId,
    kind,
    occurredAt,
    durationMinutes: minutes,
    rating,
    languageLevel: level,
    participantId,
    volunteerId,
  } = data
  return [{ sessionId, programId, kind, occurredAt, minutes, rating, level, participantId, volunteerId }]
}
