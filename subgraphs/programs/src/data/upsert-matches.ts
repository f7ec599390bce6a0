import type { Tx } from "./database.ts"
import type { BuddyMatchRow } from "./rows.ts"

/** A match to be stored; `id` is used when it is new. */
export type MatchToStore = {
  id: string
  externalId: string
  programId: string | null
  participantId: string
  buddyId: string
  matchedAt: string
  status: string
  language: string | null
  interests: string | null
  location: string | null
  endedAt: string | null
  endReason: string | null
  row: number
}

export type WrittenMatch = Pick<
  BuddyMatchRow,
  "id" | "programId" | "participantId" | "buddyId" | "matchedAt" | "status" | "endedAt" | "endReason"
> & {
  row: number
  isNew: boolean
}

/** Stores matches by the id they have in their source; what is there already, just so, is left alone, and blanks never erase. A match that goes on again has no end. */
export function upsertMatches(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  matches: MatchToStore[],
): Promise<WrittenMatch[]> {
  return tx.$queryRawUnsafe<WrittenMatch[]>(
    `insert into buddy_match as known (company_id, import_id, external_system, id, external_id, program_id, participant_id, buddy_id, matched_at,
       status, language, interests, location, ended_at, end_reason, row_no)
     select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::timestamptz[], $15::text[], $16::int[])
     on conflict (company_id, external_system, external_id) do update set
       import_id = excluded.import_id, row_no = excluded.row_no, program_id = coalesce(excluded.program_id, known.program_id),
       participant_id = excluded.participant_id, buddy_id = excluded.buddy_id, matched_at = excluded.matched_at, status = excluded.status,
       language = coalesce(excluded.language, known.language), interests = coalesce(excluded.interests, known.interests),
       location = coalesce(excluded.location, known.location),
       ended_at = case when excluded.status in ('COMPLETED', 'CANCELLED') then coalesce(excluded.ended_at, known.ended_at) end,
       end_reason = case when excluded.status in ('COMPLETED', 'CANCELLED') then coalesce(excluded.end_reason, known.end_reason) end
     where (known.participant_id, known.buddy_id, known.matched_at, known.status)
         is distinct from (excluded.participant_id, excluded.buddy_id, excluded.matched_at, excluded.status)
       or (excluded.program_id is not null and excluded.program_id is distinct from known.program_id)
       or (excluded.language is not null and excluded.language is distinct from known.language)
       or (excluded.interests is not null and excluded.interests is distinct from known.interests)
       or (excluded.location is not null and excluded.location is distinct from known.location)
       or (excluded.ended_at is not null and excluded.ended_at is distinct from known.ended_at)
       or (excluded.end_reason is not null and excluded.end_reason is distinct from known.end_reason)
     returning known.id, known.program_id as "programId", known.participant_id as "participantId", known.buddy_id as "buddyId",
       known.matched_at as "matchedAt", known.status, known.ended_at as "endedAt", known.end_reason as "endReason", known.row_no as row, known.xmax = 0 as "isNew"`,
    companyId,
    importId,
    system,
    matches.map(({ id }) => id),
    matches.map(({ externalId }) => externalId),
    matches.map(({ programId }) => programId),
    matches.map(({ participantId }) => participantId),
    matches.map(({ buddyId }) => buddyId),
    matches.map(({ matchedAt }) => matchedAt),
    matches.map(({ status }) => status),
    matches.map(({ language }) => language),
    matches.map(({ interests }) => interests),
    matches.map(({ location }) => location),
    matches.map(({ endedAt }) => endedAt),
    matches.map(({ endReason }) => endReason),
    matches.map(({ row }) => row),
  )
}

/** Matches as they stand, in the form in which their writing tells them. */
export const listWrittenMatches = async (tx: Tx, ids: string[]): Promise<(WrittenMatch & { importId: string })[]> =>
  (await tx.buddyMatch.findMany({ where: { id: { in: ids } } })).map(({ rowNo, ...match }) => ({ ...match, row: rowNo, isNew: false }))
