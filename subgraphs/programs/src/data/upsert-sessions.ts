import type { Tx } from "./database.ts"
import type { SessionRow } from "./rows.ts"

/** A session to be stored; `id` is used when it is new. Text fields that are null leave what is there. */
export type SessionToStore = {
  id: string
  externalId: string
  kind: string
  programId: string
  participantId: string
  volunteerId: string
  occurredAt: string
  durationMinutes: number
  rating: string | null
  languageLevel: string | null
  languageLevelRaw: string | null
  topics: string | null
  metadata: string | null
  focusArea: string | null
  goalsDiscussed: string | null
  row: number
}

/** What was written: rows that were there already, just so, are not among them. */
export type WrittenSession = Pick<
  SessionRow,
  "id" | "externalId" | "kind" | "programId" | "participantId" | "volunteerId" | "durationMinutes" | "languageLevel"
> & { occurredAt: Date; rating: string | null; row: number; isNew: boolean }

/**
 * Stores sessions by the id they have in their source, in one statement. A blank cell never erases what an earlier import knew; a row that says
 * what is there already touches nothing.
 */
export function upsertSessions(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  sessions: SessionToStore[],
): Promise<WrittenSession[]> {
  return tx.$queryRawUnsafe<WrittenSession[]>(
    `insert into session as known (company_id, import_id, external_system, id, external_id, kind, program_id, participant_id, volunteer_id,
       occurred_at, duration_minutes, rating, language_level, language_level_raw, topics, metadata, focus_area, goals_discussed, row_no)
     select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::int[],
       $12::numeric[], $13::text[], $14::text[], $15::text[], $16::jsonb[], $17::text[], $18::text[], $19::int[])
     on conflict (company_id, external_system, external_id) do update set
       import_id = excluded.import_id, row_no = excluded.row_no, kind = excluded.kind, program_id = excluded.program_id,
       participant_id = excluded.participant_id, volunteer_id = excluded.volunteer_id, occurred_at = excluded.occurred_at,
       duration_minutes = excluded.duration_minutes, rating = coalesce(excluded.rating, known.rating),
       language_level = case when excluded.language_level_raw is null then coalesce(excluded.language_level, known.language_level) end,
       language_level_raw = case when excluded.language_level is null then coalesce(excluded.language_level_raw, known.language_level_raw) end,
       topics = coalesce(excluded.topics, known.topics), metadata = coalesce(excluded.metadata, known.metadata),
       focus_area = coalesce(excluded.focus_area, known.focus_area), goals_discussed = coalesce(excluded.goals_discussed, known.goals_discussed)
     where (known.kind, known.program_id, known.participant_id, known.volunteer_id, known.occurred_at, known.duration_minutes)
         is distinct from (excluded.kind, excluded.program_id, excluded.participant_id, excluded.volunteer_id, excluded.occurred_at, excluded.duration_minutes)
       or excluded.rating <> known.rating or (excluded.rating is not null and known.rating is null)
       or (excluded.language_level is not null and excluded.language_level is distinct from known.language_level)
       or (excluded.language_level_raw is not null and excluded.language_level_raw is distinct from known.language_level_raw)
       or (excluded.topics is not null and excluded.topics is distinct from known.topics)
       or (excluded.metadata is not null and excluded.metadata is distinct from known.metadata)
       or (excluded.focus_area is not null and excluded.focus_area is distinct from known.focus_area)
       or (excluded.goals_discussed is not null and excluded.goals_discussed is distinct from known.goals_discussed)
     returning known.id, known.external_id as "externalId", known.kind, known.program_id as "programId", known.participant_id as "participantId",
       known.volunteer_id as "volunteerId", known.occurred_at as "occurredAt", known.duration_minutes as "durationMinutes",
       known.rating::text as rating, known.language_level as "languageLevel", known.row_no as row, known.xmax = 0 as "isNew"`,
    companyId,
    importId,
    system,
    sessions.map(({ id }) => id),
    sessions.map(({ externalId }) => externalId),
    sessions.map(({ kind }) => kind),
    sessions.map(({ programId }) => programId),
    sessions.map(({ participantId }) => participantId),
    sessions.map(({ volunteerId }) => volunteerId),
    sessions.map(({ occurredAt }) => occurredAt),
    sessions.map(({ durationMinutes }) => durationMinutes),
    sessions.map(({ rating }) => rating),
    sessions.map(({ languageLevel }) => languageLevel),
    sessions.map(({ languageLevelRaw }) => languageLevelRaw),
    sessions.map(({ topics }) => topics),
    sessions.map(({ metadata }) => metadata),
    sessions.map(({ focusArea }) => focusArea),
    sessions.map(({ goalsDiscussed }) => goalsDiscussed),
    sessions.map(({ row }) => row),
  )
}
