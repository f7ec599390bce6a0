import type { Tx } from "./database.ts"

/** What somebody wrote, by the source's id of the session. */
export type FeedbackToStore = { externalId: string; text: string; rowHash: string; row: number }

/** Sessions whose text was new or changed, or which were changed themselves. */
export type WrittenFeedback = {
  sessionId: string
  programId: string
  participantId: string
  volunteerId: string
  occurredAt: Date
  row: number
}

/**
 * Stores what people wrote beside their sessions; a text that is there already, just so, touches nothing. `corrected` are sessions that were changed:
 * what was written about them is answered too, because it now belongs to another programme, time or person.
 */
export function upsertFeedback(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  feedback: FeedbackToStore[],
  corrected: string[],
): Promise<WrittenFeedback[]> {
  return tx.$queryRawUnsafe<WrittenFeedback[]>(
    `with written as (
       insert into session_feedback as known (company_id, session_id, text, row_hash, import_id, row_no)
       select $1, s.id, given.text, given.row_hash, $2, given.row_no
       from unnest($4::text[], $5::text[], $6::text[], $7::int[]) as given (external_id, text, row_hash, row_no)
       join session s on s.company_id = $1 and s.external_system = $3 and s.external_id = given.external_id
       on conflict (company_id, session_id) do update set
         text = excluded.text, row_hash = excluded.row_hash, import_id = excluded.import_id, row_no = excluded.row_no
       where known.text <> excluded.text
       returning known.session_id, known.row_no),
     told as (
       select session_id, row_no from written
       union all
       select session_id, row_no from session_feedback where session_id = any ($8::text[]) and session_id not in (select session_id from written))
     select s.id as "sessionId", s.program_id as "programId", s.participant_id as "participantId", s.volunteer_id as "volunteerId",
       s.occurred_at as "occurredAt", told.row_no as row
     from told join session s on s.company_id = $1 and s.id = told.session_id`,
    companyId,
    importId,
    system,
    feedback.map(({ externalId }) => externalId),
    feedback.map(({ text }) => text),
    feedback.map(({ rowHash }) => rowHash),
    feedback.map(({ row }) => row),
    corrected,
  )
}

/** A text with the way back to its row. */
export type FeedbackRecord = {
  sessionId: string
  text: string
  rowHash: string
  importId: string
  row: number
  fileSha256: string | null
  fileName: string
}

export const listFeedback = (tx: Tx, sessionIds: string[]): Promise<FeedbackRecord[]> =>
  tx.$queryRawUnsafe<FeedbackRecord[]>(
    `select f.session_id as "sessionId", f.text, f.row_hash as "rowHash", f.import_id as "importId", f.row_no as row,
       i.sha256 as "fileSha256", i.file_name as "fileName"
     from session_feedback f join import i on i.company_id = f.company_id and i.id = f.import_id
     where f.session_id = any ($1::text[])`,
    sessionIds,
  )

/** What was written about these sessions, as it stands. */
export const listWrittenFeedback = (tx: Tx, sessionIds: string[]): Promise<(WrittenFeedback & { importId: string })[]> =>
  tx.$queryRawUnsafe(
    `select s.id as "sessionId", s.program_id as "programId", s.participant_id as "participantId", s.volunteer_id as "volunteerId",
       s.occurred_at as "occurredAt", f.row_no as row, f.import_id as "importId"
     from session_feedback f join session s on s.company_id = f.company_id and s.id = f.session_id
     where f.session_id = any ($1::text[])`,
    sessionIds,
  )
