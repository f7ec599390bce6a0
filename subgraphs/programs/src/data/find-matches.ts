import type { Tx } from "./database.ts"

/** Matches by their id in a system; those that are not there are not in the map. */
export async function findMatchIds(tx: Tx, system: string, externalIds: string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tx.$queryRawUnsafe<{ id: string; externalId: string }[]>(
    `select id, external_id as "externalId" from buddy_match
     where company_id = (select app.company_id()) and external_system = $1 and external_id = any ($2::text[])`,
    system,
    externalIds,
  )
  return new Map(rows.map(({ id, externalId }) => [externalId, id]))
}

/** Two people and the UTC day on which they were matched, `2026-03-31`. */
export type PeopleAndDay = { participantId: string; buddyId: string; day: string }

/** Matches of two people on a day, in the order asked for; null where there is none, or more than one. */
export async function findMatchesOfPeople(tx: Tx, wanted: PeopleAndDay[]): Promise<(string | null)[]> {
  if (wanted.length === 0) return []
  const rows = await tx.$queryRawUnsafe<{ at: number; id: string }[]>(
    `select given.at::int, min(m.id) as id
     from unnest($1::text[], $2::text[], $3::date[]) with ordinality as given (participant_id, buddy_id, day, at)
     join buddy_match m on m.company_id = (select app.company_id()) and m.participant_id = given.participant_id and m.buddy_id = given.buddy_id
       and (m.matched_at at time zone 'UTC')::date = given.day
     group by given.at having count(*) = 1`,
    wanted.map(({ participantId }) => participantId),
    wanted.map(({ buddyId }) => buddyId),
    wanted.map(({ day }) => day),
  )
  const byPlace = new Map(rows.map(({ at, id }) => [at, id]))
  return wanted.map((_, index) => byPlace.get(index + 1) ?? null)
}
