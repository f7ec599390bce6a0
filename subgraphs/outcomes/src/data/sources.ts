import type { Tx } from "./database.ts"
import type { Bucket } from "./measures.ts"

export type SourceCount = { importId: string; fileName: string; sha256: string; rows: number }

/** The files behind a bucket's facts, most rows first. */
export const listSources = (tx: Tx, { start, end, programIds }: Bucket, at: Date | null): Promise<SourceCount[]> =>
  tx.$queryRawUnsafe<SourceCount[]>(
    `select fact.import_id as "importId", coalesce(file_name, '') as "fileName", coalesce(sha256, '') as sha256, count(*)::int as rows
     from session_fact fact left join source_file on source_file.company_id = fact.company_id and source_file.import_id = fact.import_id
     where month between $1::date and $2::date and ($3::text[] is null or program_id = any ($3))
       and case when $4::timestamptz is null then superseded_at is null
         else recorded_at <= $4 and (superseded_at is null or superseded_at > $4) end
     group by fact.import_id, file_name, sha256 order by rows desc, fact.import_id`,
    start,
    end,
    programIds,
    at?.toISOString() ?? null,
  )
