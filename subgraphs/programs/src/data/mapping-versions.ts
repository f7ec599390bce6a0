import type { MappingVersion } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"

export type MappingVersionRow = MappingVersion

/** How the company reads files of a source, newest first. */
export const listMappingVersions = (tx: Tx, source: string, take: number): Promise<MappingVersionRow[]> =>
  tx.mappingVersion.findMany({ where: { source }, orderBy: { version: "desc" }, take })

/** Keeps a mapping under the next number, unless the newest one says the same. Answers with the number. */
export async function keepMapping(
  tx: Tx,
  companyId: string,
  source: string,
  mapping: object,
  by: { createdBy: string | null; at: Date },
): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ version: number }[]>(
    `with newest as (select version, mapping from mapping_version where company_id = $1 and source = $2 order by version desc limit 1),
     kept as (
       insert into mapping_version (company_id, source, version, mapping, created_by, created_at)
       select $1, $2, coalesce((select version from newest), 0) + 1, $3::jsonb, $4, $5::timestamptz
       where not exists (select from newest where mapping = $3::jsonb)
       returning version)
     select version from kept union all select version from newest where mapping = $3::jsonb`,
    companyId,
    source,
    JSON.stringify(mapping),
    by.createdBy,
    by.at.toISOString(),
  )
  if (!row) throw new Error("A mapping was neither new nor known.")
  return row.version
}
