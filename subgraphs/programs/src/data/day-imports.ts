import type { Tx } from "./database.ts"
import type { ImportRow } from "./rows.ts"

/** What a day's import is made of. `id` is used when it is the day's first. */
export type DayImport = {
  companyId: string
  id: string
  source: string
  channel: "WEBHOOK" | "API"
  name: string
  requestId: string
  now: Date
}

/**
 * The import that stands for a source, a way and a day (UTC), with room for so many rows more: theirs are the last of `total`. Whoever else writes into
 * it waits until the end of the transaction. From here on every change of a record keeps what the record was. A day that was undone stays undone: what
 * comes after it begins another import.
 */
export async function openDayImport(tx: Tx, day: DayImport, rows: number): Promise<{ id: string; total: number }> {
  const found = (await findOrInsert(tx, day, rows)) ?? (await releaseDay(tx, day), await findOrInsert(tx, day, rows))
  if (!found) throw new Error("the import of the day cannot be seen")
  await tx.$executeRawUnsafe("select set_config('app.import_id', $1, true)", found.id)
  return found
}

/** Null where the day's import is not one that may grow any more. */
async function findOrInsert(tx: Tx, day: DayImport, rows: number): Promise<{ id: string; total: number } | null> {
  const today = day.now.toISOString().slice(0, 10)
  const [found] = await tx.$queryRawUnsafe<{ id: string; total: number }[]>(
    `insert into import as known (company_id, id, source, channel, day, file_name, status, request_id, created_at, committed_at, total, valid)
     values ($1, $2, $3, $4, $5::date, $6, 'COMMITTED', $7, $8::timestamptz, $8::timestamptz, $9, $9)
     on conflict (company_id, source, channel, day) do update set
       total = known.total + excluded.total, valid = known.valid + excluded.valid, committed_at = excluded.committed_at
     where known.status = 'COMMITTED'
     returning known.id, known.total`,
    day.companyId,
    day.id,
    day.source,
    day.channel,
    today,
    `${day.name} ${today}`,
    day.requestId,
    day.now.toISOString(),
    rows,
  )
  return found ?? null
}

const releaseDay = (tx: Tx, { companyId, source, channel, now }: DayImport): Promise<number> =>
  tx.$executeRawUnsafe(
    "update import set day = null where company_id = $1 and source = $2 and channel = $3 and day = $4::date and status <> 'COMMITTED'",
    companyId,
    source,
    channel,
    now.toISOString().slice(0, 10),
  )

/** Adds to a day's counts what came of its rows. */
export const countDayImport = (
  tx: Tx,
  companyId: string,
  id: string,
  { CREATED, UPDATED, UNCHANGED }: Record<"CREATED" | "UPDATED" | "UNCHANGED", number>,
): Promise<ImportRow> =>
  tx.import.update({
    where: { companyId_id: { companyId, id } },
    data: {
      created: { increment: CREATED },
      updated: { increment: UPDATED },
      unchanged: { increment: UNCHANGED },
      progressDone: { increment: CREATED + UPDATED + UNCHANGED },
    },
  })
