import type { Tx } from "./database.ts"

/** Which of an import's rows stand in a record now, and in which: rows that changed nothing do not. Of several tables the first one counts. */
export async function listWrittenRows(
  tx: Tx,
  companyId: string,
  importId: string,
  tables: readonly string[],
  rows: number[],
): Promise<Map<number, string>> {
  const selects = tables.map(
    (table, at) =>
      `select ${at} as place, row_no as row, coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'session_id') as id
       from ${table} t where company_id = $1 and import_id = $2 and row_no = any ($3::int[])`,
  )
  const found = await tx.$queryRawUnsafe<{ row: number; id: string }[]>(
    `${selects.join(" union all ")} order by place desc`,
    companyId,
    importId,
    rows,
  )
  return new Map(found.map(({ row, id }) => [row, id]))
}
