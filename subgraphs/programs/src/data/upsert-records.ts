import type { Tx } from "./database.ts"

/** A column of a table of records: its type in PostgreSQL, and whether a blank leaves what is there. */
export type RecordColumn = { name: string; type: "text" | "int" | "numeric" | "timestamptz" | "boolean"; isOptional?: boolean }

/** A table of records as an upsert needs it. `unless` says of an incoming row when it is left out although it differs. */
export type RecordTable = { name: string; columns: readonly RecordColumn[]; unless?: string }

/** A record to be stored: `id` is used when it is new, `values` stand in the order of the table's columns. */
export type RecordToStore = { id: string; externalId: string; row: number; values: readonly (string | number | boolean | null)[] }

export type WrittenRecord = { id: string; isNew: boolean }

/**
 * Stores records by the id they have in their source, in one statement. What is there already, just so, is left alone and not answered; a blank never
 * erases what an earlier import knew.
 */
export function upsertRecords(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  { name, columns, unless }: RecordTable,
  records: readonly RecordToStore[],
): Promise<WrittenRecord[]> {
  const names = columns.map((column) => column.name)
  const given = columns.map(({ type }, at) => `$${at + 7}::${type}[]`)
  const set = columns.map(
    (column) =>
      `${column.name} = ${column.isOptional ? `coalesce(excluded.${column.name}, known.${column.name})` : `excluded.${column.name}`}`,
  )
  const differs = columns.map((column) => {
    const isOther = `excluded.${column.name} is distinct from known.${column.name}`
    return column.isOptional ? `(excluded.${column.name} is not null and ${isOther})` : isOther
  })
  return tx.$queryRawUnsafe<WrittenRecord[]>(
    `insert into ${name} as known (company_id, import_id, external_system, id, external_id, row_no, ${names.join(", ")})
     select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::int[], ${given.join(", ")})
     on conflict (company_id, external_system, external_id) do update set import_id = excluded.import_id, row_no = excluded.row_no, ${set.join(", ")}
     where (${differs.join(" or ")})${unless === undefined ? "" : ` and not (${unless})`}
     returning known.id, known.xmax = 0 as "isNew"`,
    companyId,
    importId,
    system,
    records.map(({ id }) => id),
    records.map(({ externalId }) => externalId),
    records.map(({ row }) => row),
    ...columns.map((_, at) => records.map(({ values }) => values[at] ?? null)),
  )
}
