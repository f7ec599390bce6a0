import type { Tx } from "./database.ts"

/** Ids of records by the ids they have in a system. `table` is one of ours, never a caller's word. */
export async function listIdsByRef(tx: Tx, table: string, system: string, externalIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRawUnsafe<{ externalId: string; id: string }[]>(
    `select external_id as "externalId", id from ${table} where external_system = $1 and external_id = any ($2::text[])`,
    system,
    externalIds,
  )
  return new Map(rows.map(({ externalId, id }) => [externalId, id]))
}
