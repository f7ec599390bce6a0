import type { Tx } from "./database.ts"
import type { Bucket } from "./measures.ts"

export type SourceCount = {
  importId: string
  fileName: string
  sha256: string | null
  channel: "FILE" | "WEBHOOK" | "API"
  rows: number
}

/**
 * The files behind a bucket's facts, most rows first. `withFirstLevels` adds the files of what was known of its participants' levels before it, which
 * gains are measured from.
 */
export const listSources = (
  tx: Tx,
  { start, end, programIds }: Bucket,
  at: Date | null,
  withFirstLevels: boolean,
): Promise<SourceCount[]> =>
  tx.$queryRawUnsafe<SourceCount[]>(
    `with fact as (
       select import_id, month, participant_id, level from session_fact
       where month <= $2::date and ($3::text[] is null or program_id = any ($3))
         and case when $4::timestamptz is null then superseded_at is null
           else recorded_at <= $4 and (superseded_at is null or superseded_at > $4) end)
     select fact.import_id as "importId", coalesce(file_name, '') as "fileName", sha256, coalesce(channel, 'FILE') as channel, count(*)::int as rows
     from fact left join source_file on source_file.import_id = fact.import_id
     where month >= $1::date
       or ($5 and level is not null and participant_id in (select participant_id from fact inside where inside.month >= $1::date))
     group by fact.import_id, file_name, sha256, channel order by rows desc, fact.import_id`,
    start,
    end,
    programIds,
    at?.toISOString() ?? null,
    withFirstLevels,
  )
