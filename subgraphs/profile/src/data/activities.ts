import type { Tx } from "./database.ts"

/** A session or match as far as journeys need it. `isActive` is false for a match that was called off. */
export type ActivityRow = {
  id: string
  kind: "LANGUAGE" | "MENTORSHIP" | "BUDDY"
  participantId: string
  volunteerId: string
  at: string
  isActive: boolean
}

/** Writes activities, in place of what was known under their ids; answers with everybody whose journey may differ now. */
export async function upsertActivities(tx: Tx, activities: ActivityRow[]): Promise<string[]> {
  const before = await tx.$queryRawUnsafe<{ participantId: string; volunteerId: string }[]>(
    `select participant_id as "participantId", volunteer_id as "volunteerId" from activity where id = any($1::text[])`,
    activities.map(({ id }) => id),
  )
  await tx.$executeRawUnsafe(
    `insert into activity (company_id, id, kind, participant_id, volunteer_id, at, is_active)
     select app.company_id(), id, kind, "participantId", "volunteerId", at, "isActive"
     from jsonb_to_recordset($1::jsonb)
       as given (id text, kind text, "participantId" text, "volunteerId" text, at timestamptz, "isActive" boolean)
     on conflict (company_id, id) do update set kind = excluded.kind, participant_id = excluded.participant_id,
       volunteer_id = excluded.volunteer_id, at = excluded.at, is_active = excluded.is_active`,
    JSON.stringify(activities),
  )
  return [...new Set([...before, ...activities].flatMap(({ participantId, volunteerId }) => [participantId, volunteerId]))]
}

/**
 * Counts people's journeys anew from their activities, whichever side they stood on; whoever has none left is back at the beginning. Rows are locked in
 * the order of ids, so that concurrent batches wait instead of deadlocking.
 */
export async function recountJourneys(tx: Tx, personIds: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `with locked as (select id from person where id = any($1::text[]) order by id for no key update),
     taking_part as (
       select participant_id as person_id, id, kind, at from activity where is_active and participant_id = any($1::text[])
       union
       select volunteer_id, id, kind, at from activity where is_active and volunteer_id = any($1::text[])
     ),
     journey as (
       select person_id, bool_or(kind = 'BUDDY') as is_buddy_matched, count(*) filter (where kind = 'LANGUAGE') as language_sessions,
         count(*) filter (where kind = 'MENTORSHIP') as mentorship_sessions, max(at) as last_activity_at
       from taking_part group by person_id
     )
     update person set is_buddy_matched = coalesce(journey.is_buddy_matched, false), language_sessions = coalesce(journey.language_sessions, 0),
       mentorship_sessions = coalesce(journey.mentorship_sessions, 0), last_activity_at = journey.last_activity_at
     from locked left join journey on journey.person_id = locked.id
     where person.id = locked.id`,
    personIds,
  )
}
