import type { Tx } from "./database.ts"

/** A check-in to be stored; `id` is used when it is new. */
export type BuddyCheckinToStore = {
  id: string
  externalId: string
  matchId: string
  checkedInAt: string
  mood: string | null
  notes: string | null
  questionResponses: Record<string, unknown> | null
  rowHash: string
  row: number
}

/** A check-in with its match, as its writing is told. */
export type WrittenBuddyCheckin = {
  id: string
  matchId: string
  programId: string | null
  participantId: string
  buddyId: string
  checkedInAt: Date
  mood: string | null
  hasNotes: boolean
  importId: string
  row: number
  isNew: boolean
}

/** Stores check-ins by the id they have in their source; what is there already, just so, is left alone, and blanks never erase. */
export function upsertBuddyCheckins(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  checkins: BuddyCheckinToStore[],
): Promise<WrittenBuddyCheckin[]> {
  return tx.$queryRawUnsafe<WrittenBuddyCheckin[]>(
    `with written as (
       insert into buddy_checkin as known (company_id, import_id, external_system, id, external_id, match_id, checked_in_at, mood, notes,
         question_responses, row_hash, row_no)
       select $1, $2, $3, id, "externalId", "matchId", "checkedInAt", mood, notes, "questionResponses", "rowHash", row
       from jsonb_to_recordset($4::jsonb) as given (id text, "externalId" text, "matchId" text, "checkedInAt" timestamptz, mood text, notes text,
         "questionResponses" jsonb, "rowHash" text, row int)
       on conflict (company_id, external_system, external_id) do update set
         import_id = excluded.import_id, row_no = excluded.row_no, row_hash = excluded.row_hash, match_id = excluded.match_id,
         checked_in_at = excluded.checked_in_at, mood = coalesce(excluded.mood, known.mood), notes = coalesce(excluded.notes, known.notes),
         question_responses = coalesce(excluded.question_responses, known.question_responses)
       where (known.match_id, known.checked_in_at) is distinct from (excluded.match_id, excluded.checked_in_at)
         or (excluded.mood is not null and excluded.mood is distinct from known.mood)
         or (excluded.notes is not null and excluded.notes is distinct from known.notes)
         or (excluded.question_responses is not null and excluded.question_responses is distinct from known.question_responses)
       returning known.*, known.xmax = 0 as is_new)
     select w.id, w.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId",
       w.checked_in_at as "checkedInAt", w.mood, w.notes is not null as "hasNotes", w.import_id as "importId", w.row_no as row, w.is_new as "isNew"
     from written w join buddy_match m on m.company_id = w.company_id and m.id = w.match_id`,
    companyId,
    importId,
    system,
    // A JSON null would be stored as one; what is not told is left out.
    JSON.stringify(checkins.map((checkin) => ({ ...checkin, questionResponses: checkin.questionResponses ?? undefined }))),
  )
}

/** Check-ins as they stand, by their own ids or by those of the matches. */
export const listWrittenBuddyCheckins = (tx: Tx, by: "id" | "match_id", ids: string[]): Promise<WrittenBuddyCheckin[]> =>
  tx.$queryRawUnsafe(
    `select c.id, c.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId",
       c.checked_in_at as "checkedInAt", c.mood, c.notes is not null as "hasNotes", c.import_id as "importId", c.row_no as row, false as "isNew"
     from buddy_checkin c join buddy_match m on m.company_id = c.company_id and m.id = c.match_id
     where c.company_id = (select app.company_id()) and c.${by} = any ($1::text[])`,
    ids,
  )
