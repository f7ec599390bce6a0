import type { Tx } from "./database.ts"

export type ActivityKind =
  | "LANGUAGE"
  | "MENTORSHIP"
  | "BUDDY"
  | "BUDDY_EVENT"
  | "BUDDY_CHECKIN"
  | "BUDDY_FEEDBACK"
  | "COURSE"
  | "COURSE_COMPLETION"
  | "CREDENTIAL"

/** Something people did, as far as journeys need it. `isActive` is false for what was called off or withdrawn; one person alone stands on both sides. */
export type ActivityRow = {
  id: string
  kind: ActivityKind
  participantId: string
  volunteerId: string
  at: string
  isActive: boolean
  /** The record in programs it is a part of, where one record makes an activity for each person; null otherwise. */
  recordId: string | null
  /** The match it belongs to; null for a match itself and for sessions. */
  matchId: string | null
  /** The participant's CEFR level in a language session; null when not assessed. */
  languageLevel: string | null
  /** When it was announced: of two tellings the later one counts, in whatever order they arrive. */
  toldAt: string
}

/** What writing came to: activities that were simply new, and everybody touched by one that was known and now says something else. */
export type WrittenActivities = { added: ActivityRow[]; corrected: string[] }

/** Writes activities, in place of what was known under their ids. A course goes on under one id, and counts from when it was first told. */
export async function upsertActivities(tx: Tx, activities: ActivityRow[]): Promise<WrittenActivities> {
  const before = await tx.$queryRawUnsafe<{ id: string; participantId: string; volunteerId: string }[]>(
    `select id, participant_id as "participantId", volunteer_id as "volunteerId" from activity where id = any($1::text[])`,
    activities.map(({ id }) => id),
  )
  await tx.$executeRawUnsafe(
    `insert into activity (company_id, id, kind, participant_id, volunteer_id, at, is_active, record_id, match_id, language_level, told_at)
     select app.company_id(), id, kind, "participantId", "volunteerId", at, "isActive", "recordId", "matchId", "languageLevel", "toldAt"
     from jsonb_to_recordset($1::jsonb)
       as given (id text, kind text, "participantId" text, "volunteerId" text, at timestamptz, "isActive" boolean, "recordId" text, "matchId" text,
         "languageLevel" text, "toldAt" timestamptz)
     on conflict (company_id, id) do update set kind = excluded.kind, participant_id = excluded.participant_id,
       volunteer_id = excluded.volunteer_id, is_active = excluded.is_active, record_id = excluded.record_id,
       match_id = excluded.match_id, language_level = excluded.language_level, told_at = excluded.told_at,
       at = case when excluded.kind = 'COURSE' and excluded.is_active and activity.is_active then least(activity.at, excluded.at) else excluded.at end
     where activity.told_at <= excluded.told_at`,
    JSON.stringify(activities),
  )
  const known = new Set(before.map(({ id }) => id))
  const again = activities.filter(({ id }) => known.has(id))
  return {
    added: activities.filter(({ id }) => !known.has(id)),
    corrected: [...new Set([...before, ...again].flatMap(({ participantId, volunteerId }) => [participantId, volunteerId]))],
  }
}

/** Activities that are, are a part of, or belong to these records of programs. */
export const listActivitiesOf = (tx: Tx, recordIds: string[]): Promise<ActivityRow[]> =>
  tx.$queryRawUnsafe<ActivityRow[]>(
    `select ${told} from activity where id = any($1::text[])
     union select ${told} from activity where record_id = any($1::text[])
     union select ${told} from activity where match_id = any($1::text[])`,
    recordIds,
  )

/** Times as JSON carries them, so that an activity read can be written again. */
const told = `id, kind, participant_id as "participantId", volunteer_id as "volunteerId", to_json(at) #>> '{}' as at, is_active as "isActive",
  record_id as "recordId", match_id as "matchId", language_level as "languageLevel", to_json(told_at) #>> '{}' as "toldAt"`

/**
 * Brings journeys up to what was written. What is new is added to the counts, so that the work grows with what came and not with what was there
 * (2,000 sessions on 50,000: 20 ms instead of up to 1.8 s); whoever a correction touches is counted anew.
 */
export async function updateJourneys(tx: Tx, { added, corrected }: WrittenActivities): Promise<void> {
  if (corrected.length > 0) await recountJourneys(tx, corrected)
  if (added.length > 0) await addToJourneys(tx, added, corrected)
}

async function addToJourneys(tx: Tx, added: ActivityRow[], except: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as given (kind text, "participantId" text, "volunteerId" text, at timestamptz, "isActive" boolean)),
     taking_part as (
       select "participantId" as person_id, kind, at from given where "isActive"
       union all
       select "volunteerId", kind, at from given where "isActive"
     ),
     journey as (
       select person_id, bool_or(kind = 'BUDDY') as has_buddy, count(*) filter (where kind = 'LANGUAGE') as language_sessions,
         count(*) filter (where kind = 'MENTORSHIP') as mentorship_sessions, max(at) as last_activity_at
       from taking_part where person_id <> all ($2::text[]) group by person_id
     ),
     locked as (select id from person where id in (select person_id from journey) order by id for no key update)
     update person set is_buddy_matched = person.is_buddy_matched or has_buddy, language_sessions = person.language_sessions + journey.language_sessions,
       mentorship_sessions = person.mentorship_sessions + journey.mentorship_sessions,
       last_activity_at = greatest(person.last_activity_at, journey.last_activity_at)
     from locked join journey on journey.person_id = locked.id
     where person.id = locked.id`,
    JSON.stringify(added),
    except,
  )
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
