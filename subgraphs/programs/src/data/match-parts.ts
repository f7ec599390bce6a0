import type { Tx } from "./database.ts"
import type { BuddyCheckinRow, BuddyEventRow, BuddyFeedbackRow } from "./rows.ts"

export const listBuddyEventsById = (tx: Tx, ids: string[]): Promise<BuddyEventRow[]> =>
  tx.buddyEvent.findMany({ where: { id: { in: ids } } })
export const listBuddyCheckinsById = (tx: Tx, ids: string[]): Promise<BuddyCheckinRow[]> =>
  tx.buddyCheckin.findMany({ where: { id: { in: ids } } })
export const listBuddyFeedbackById = (tx: Tx, ids: string[]): Promise<BuddyFeedbackRow[]> =>
  tx.buddyFeedback.findMany({ where: { id: { in: ids } } })

/** What belongs to a match. */
export type MatchPart = BuddyEventRow | BuddyCheckinRow | BuddyFeedbackRow

/** What of a match: its table, and the column of the time by which it is ordered. */
const parts = {
  buddy_event: { time: "occurred_at", list: listBuddyEventsById },
  buddy_checkin: { time: "checked_in_at", list: listBuddyCheckinsById },
  buddy_feedback: { time: "submitted_at", list: listBuddyFeedbackById },
} as const

/** A page of what belongs to one match, latest first; `take` is one more than the page holds. */
export type MatchPartKey = { table: keyof typeof parts; matchId: string; take: number; after: { at: string; id: string } | null }

/** Pages of many matches, with two statements for each kind. */
export async function listMatchPartPages(tx: Tx, keys: readonly MatchPartKey[]): Promise<MatchPart[][]> {
  const pages: MatchPart[][] = keys.map(() => [])
  for (const [table, { time, list }] of Object.entries(parts)) {
    const wanted = keys.flatMap((key, at) => (key.table === table ? [{ ...key, at }] : []))
    if (wanted.length === 0) continue
    const found = await tx.$queryRawUnsafe<{ at: number; id: string }[]>(
      `select given.at, page.id
       from unnest($1::int[], $2::text[], $3::timestamptz[], $4::text[], $5::int[]) as given (at, match_id, after_at, after_id, take)
       cross join lateral (
         select part.id from ${table} part
         where part.company_id = (select app.company_id()) and part.match_id = given.match_id
           and (given.after_at is null or (part.${time}, part.id) < (given.after_at, given.after_id))
         order by part.${time} desc, part.id desc limit given.take) as page`,
      wanted.map(({ at }) => at),
      wanted.map(({ matchId }) => matchId),
      wanted.map(({ after }) => after?.at ?? null),
      wanted.map(({ after }) => after?.id ?? null),
      wanted.map(({ take }) => take),
    )
    const rows = new Map(
      (
        await list(
          tx,
          found.map(({ id }) => id),
        )
      ).map((row) => [row.id, row as MatchPart]),
    )
    for (const { at, id } of found) {
      const row = rows.get(id)
      if (row) pages[at]?.push(row)
    }
  }
  return pages
}
