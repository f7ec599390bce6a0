import { announce } from "@teei/events"
import { newId } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { countDayImport, openDayImport } from "../data/day-imports.ts"
import { listProgramRefs } from "../data/programs.ts"
import { listWrittenRows } from "../data/written-rows.ts"
import { announceProgress } from "../imports/progress.ts"
import { resolvePeople } from "../imports/resolve-people.ts"
import type { ImportSource, ImportTarget, PreparedRow } from "../imports/target.ts"
import { targets } from "../imports/targets/index.ts"
import { type CheckedRecord, createRecordCheck, findRecordReferences } from "./check-record.ts"
import type { GivenRecord, RecordOrigin, UnitResult, WrittenRecord } from "./record.ts"

type Checked = GivenRecord & { result: CheckedRecord }
type Good = GivenRecord & { result: CheckedRecord & { ok: true } }

/**
 * Writes records that did not come in a file, in the caller's transaction, by the path of files: the same rules, writers and events. Each unit is
 * written whole or refused with all its problems. What is written is counted in the import that stands for this source and day.
 */
export async function applyRecords(
  tx: Tx,
  context: ProgramsContext,
  origin: RecordOrigin,
  units: readonly (readonly GivenRecord[])[],
): Promise<UnitResult[]> {
  const check = createRecordCheck(await listProgramRefs(tx), origin.programIds, context.clock())
  const results = await findRecordReferences(
    context,
    units.flat().map((record) => check(record)),
  )
  let at = 0
  const checked = units.map((records) => records.map((record): Checked => ({ ...record, result: results[at++] as CheckedRecord })))
  const good = checked.filter((records) => records.every(isGood)).flat() as Good[]
  const written = new Map<Checked, WrittenRecord>()
  // In the order of the targets: what others refer to is written before them.
  for (const source of Object.keys(targets) as ImportSource[]) {
    const ofSource = good.filter((record) => record.source === source)
    if (ofSource.length > 0) await writeRecords(tx, context, origin, source, ofSource, written)
  }
  return checked.map((records) => {
    const problems = records.flatMap(({ result }, record) => (result.ok ? [] : result.problems.map((one) => ({ ...one, record }))))
    return problems.length > 0
      ? { status: "REFUSED", problems }
      : { status: "WRITTEN", records: records.flatMap((record) => written.get(record) ?? []) }
  })
}

const isGood = ({ result }: Checked): boolean => result.ok

async function writeRecords(
  tx: Tx,
  context: ProgramsContext,
  origin: RecordOrigin,
  source: ImportSource,
  records: Good[],
  written: Map<Checked, WrittenRecord>,
): Promise<void> {
  const target = targets[source]
  const companyId = context.companyId()
  const { requestId } = context.viewer
  const personOf = await resolvePeople(
    context,
    target,
    records.map(({ result }) => result.value),
  )
  const now = context.clock()
  const day = { companyId, id: newId("imp"), source, channel: origin.channel, name: origin.name, requestId, now }
  const { id: importId, total } = await openDayImport(tx, day, records.length)
  const rows = records.map((record, at) => {
    const { value, programId, refId } = record.result
    return { record, row: total - records.length + 1 + at, hash: record.hash, value, programId, refId, personOf }
  })
  const counts = { CREATED: 0, UPDATED: 0, UNCHANGED: 0 }
  for (const round of toRounds(target, rows)) {
    const marker = newId("mrk").slice(-26)
    const { announcements } = await target.write(tx, context, importId, round, target.system)
    const touched = await listWrittenRows(
      tx,
      companyId,
      importId,
      target.tables,
      round.map(({ row }) => row),
    )
    for (const { record, row } of round) {
      const id = touched.get(row)
      // Ids sort by the time they were made: a record whose id is younger than this write was made by it.
      const outcome = id === undefined ? "UNCHANGED" : id.slice(-26) > marker ? "CREATED" : "UPDATED"
      counts[outcome]++
      written.set(record, { outcome, importId, row })
    }
    await announce(tx, { source: "programs", companyId, correlationId: requestId, now }, announcements)
  }
  await announceProgress(tx, context, requestId, await countDayImport(tx, companyId, importId, counts))
}

/** The same thing twice, for example a session and its correction, cannot be one statement: later ones go into later rounds. */
function toRounds<Row extends PreparedRow<unknown>>(target: ImportTarget, rows: Row[]): Row[][] {
  const seen = new Map<string, number>()
  const rounds: Row[][] = []
  for (const row of rows) {
    const key = target.keyOf(row.value)
    const at = seen.get(key) ?? 0
    seen.set(key, at + 1)
    const round = rounds[at]
    if (round) round.push(row)
    else rounds.push([row])
  }
  return rounds
}
