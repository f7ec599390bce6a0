import type { Tx } from "./database.ts"

/** Feedback to be stored; `id` is used when it is new. */
export type BuddyFeedbackToStore = {
  id: string
  externalId: string
  matchId: string
  fromRole: string
  rating: string | null
  communication: string | null
  helpfulness: string | null
  engagement: string | null
  professionalism: string | null
  text: string | null
  submittedAt: string
  rowHash: string
  row: number
}

/** Feedback with its match, as its writing is told; ratings are decimals from 0 to 1. */
export type WrittenBuddyFeedback = {
  id: string
  matchId: string
  programId: string | null
  participantId: string
  buddyId: string
  fromRole: string
  rating: string | null
  communication: string | null
  helpfulness: string | null
  engagement: string | null
  professionalism: string | null
  submittedAt: Date
  hasText: boolean
  importId: string
  row: number
  isNew: boolean
}

const shares = ["rating", "communication", "helpfulness", "engagement", "professionalism"] as const
/** `trim_scale` gives a decimal the one form it is told in: 0.75, not 0.7500. */
const told = (table: string): string => shares.map((name) => `trim_scale(${table}.${name})::text as ${name}`).join(", ")

/** Stores feedback by the id it has in its source; what is there already, just so, is left alone, and blanks never erase. */
export function upsertBuddyFeedback(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  feedback: BuddyFeedbackToStore[],
): Promise<WrittenBuddyFeedback[]> {
  return tx.$queryRawUnsafe<WrittenBuddyFeedback[]>(
    `with written as (
       insert into buddy_feedback as known (company_id, import_id, external_system, id, external_id, match_id, from_role, ${shares.join(", ")}, text,
         submitted_at, row_hash, row_no)
       select $1, $2, $3, id, "externalId", "matchId", "fromRole", ${shares.join(", ")}, text, "submittedAt", "rowHash", row
       from jsonb_to_recordset($4::jsonb) as given (id text, "externalId" text, "matchId" text, "fromRole" text,
         ${shares.map((name) => `${name} decimal(5, 4)`).join(", ")}, text text, "submittedAt" timestamptz, "rowHash" text, row int)
       on conflict (company_id, external_system, external_id) do update set
         import_id = excluded.import_id, row_no = excluded.row_no, row_hash = excluded.row_hash, match_id = excluded.match_id,
         from_role = excluded.from_role, submitted_at = excluded.submitted_at, text = coalesce(excluded.text, known.text),
         ${shares.map((name) => `${name} = coalesce(excluded.${name}, known.${name})`).join(", ")}
       where (known.match_id, known.from_role, known.submitted_at) is distinct from (excluded.match_id, excluded.from_role, excluded.submitted_at)
         or (excluded.text is not null and excluded.text is distinct from known.text)
         ${shares.map((name) => `or (excluded.${name} is not null and excluded.${name} is distinct from known.${name})`).join("\n         ")}
       returning known.*, known.xmax = 0 as is_new)
     select w.id, w.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId",
       w.from_role as "fromRole", ${told("w")}, w.submitted_at as "submittedAt", w.text is not null as "hasText", w.import_id as "importId",
       w.row_no as row, w.is_new as "isNew"
     from written w join buddy_match m on m.company_id = w.company_id and m.id = w.match_id`,
    companyId,
    importId,
    system,
    JSON.stringify(feedback),
  )
}

/** Feedback as it stands, by its own ids or by those of the matches. */
export const listWrittenBuddyFeedback = (tx: Tx, by: "id" | "match_id", ids: string[]): Promise<WrittenBuddyFeedback[]> =>
  tx.$queryRawUnsafe(
    `select f.id, f.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId",
       f.from_role as "fromRole", ${told("f")}, f.submitted_at as "submittedAt", f.text is not null as "hasText", f.import_id as "importId",
       f.row_no as row, false as "isNew"
     from buddy_feedback f join buddy_match m on m.company_id = f.company_id and m.id = f.match_id
     where f.company_id = (select app.company_id()) and f.${by} = any ($1::text[])`,
    ids,
  )
