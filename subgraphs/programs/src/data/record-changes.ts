import type { Tx } from "./database.ts"

/** Names the import that writes from here to the end of the transaction: what it changes or withdraws is kept as it was (the trigger `journal_changes`). */
export async function writeAs(tx: Tx, importId: string | null): Promise<void> {
  await tx.$executeRawUnsafe("select set_config('app.import_id', $1, true)", importId ?? "")
}

/** A record by its table and its id there. */
export type TableRecord = { kind: string; recordId: string }

/** How the records of a table are told apart: session_feedback is named by its session. */
const idOf = (table: string): string => (table === "session_feedback" ? "session_id" : "id")

const record = "r.company_id = $1 and r.import_id = $2"
const isNew = (table: string) =>
  `not exists (select from record_change c where c.company_id = $1 and c.import_id = $2 and c.kind = '${table}' and c.record_id = r.${idOf(table)})`

/**
 * The imports that stand in the way of undoing one: those that changed or withdrew what it wrote, and those whose records hang on one it made. None means
 * that everything it wrote is still as it left it. `tables` are the target's.
 */
export async function listBlockers(tx: Tx, companyId: string, importId: string, tables: readonly string[]): Promise<string[]> {
  const found = await tx.$queryRawUnsafe<{ id: string }[]>(
    "select distinct import_id as id from record_change where company_id = $1 and before_import_id = $2 and import_id <> $2",
    companyId,
    importId,
  )
  const dependants = await listDependants(tx, tables)
  for (const { child, column, parent } of dependants) {
    found.push(
      ...(await tx.$queryRawUnsafe<{ id: string }[]>(
        `select distinct d.import_id as id from ${child} d join ${parent} r on r.company_id = d.company_id and r.id = d.${column}
         where ${record} and d.import_id <> $2 and ${isNew(parent)}`,
        companyId,
        importId,
      )),
    )
  }
  return [...new Set(found.map(({ id }) => id))].sort()
}

/** Tables of records that refer to these by a foreign key of their own, from the catalogue: a new table is not forgotten. */
const listDependants = (tx: Tx, tables: readonly string[]) =>
  tx.$queryRawUnsafe<{ child: string; column: string; parent: string }[]>(
    `select child.relname::text as child, referring.attname::text as "column", parent.relname::text as parent
     from pg_constraint key
     join pg_class child on child.oid = key.conrelid
     join pg_class parent on parent.oid = key.confrelid
     join pg_attribute referring on referring.attrelid = key.conrelid and referring.attnum = any (key.conkey) and referring.attname <> 'company_id'
     where key.contype = 'f' and parent.relnamespace = 'programs'::regnamespace and parent.relname = any ($1::text[])
       and exists (select from pg_attribute a where a.attrelid = key.conrelid and a.attname = 'import_id')
     order by 1, 2`,
    [...tables],
  )

/**
 * Takes back all an import wrote: what it made goes, what it changed or withdrew becomes what it was, also what went along with it. Answers with what went
 * and with what is again as it was. Nothing may stand in its way (`listBlockers`).
 */
export async function takeBack(
  tx: Tx,
  companyId: string,
  importId: string,
  tables: readonly [string, ...string[]],
): Promise<{ gone: TableRecord[]; back: TableRecord[] }> {
  await writeAs(tx, null)
  const gone: TableRecord[] = []
  for (const table of tables.toReversed()) {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `delete from ${table} r where ${record} and ${isNew(table)} returning r.${idOf(table)} as id`,
      companyId,
      importId,
    )
    gone.push(...rows.map(({ id }) => ({ kind: table, recordId: id })))
  }
  const changed = await tx.$queryRawUnsafe<{ kind: string }[]>(
    "select distinct kind from record_change where company_id = $1 and import_id = $2 order by kind",
    companyId,
    importId,
  )
  const others = changed.flatMap(({ kind }) => (tables.includes(kind) ? [] : [kind]))
  const back: TableRecord[] = []
  // The target's own first: what went along hangs on them.
  for (const table of [...tables, ...others]) back.push(...(await restore(tx, companyId, importId, table)))
  await tx.$executeRawUnsafe("delete from record_change where company_id = $1 and import_id = $2", companyId, importId)
  return { gone, back }
}

/** Makes records of a table what they were before an import. Answers with them. */
async function restore(tx: Tx, companyId: string, importId: string, table: string): Promise<TableRecord[]> {
  const columns = await tx.$queryRawUnsafe<{ name: string; isKey: boolean }[]>(
    `select a.attname::text as name, a.attnum = any (i.indkey) as "isKey"
     from pg_attribute a join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = ('programs.' || $1)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    table,
  )
  const keys = columns.flatMap(({ name, isKey }) => (isKey ? name : []))
  const values = columns.flatMap(({ name, isKey }) => (isKey ? [] : name))
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `insert into ${table} as r
     select was.* from record_change c, jsonb_populate_record(null::${table}, c.before) was
     where c.company_id = $1 and c.import_id = $2 and c.kind = $3
     on conflict (${keys.join(", ")}) do update set ${values.map((name) => `${name} = excluded.${name}`).join(", ")}
     returning r.${idOf(table)} as id`,
    companyId,
    importId,
    table,
  )
  return rows.map(({ id }) => ({ kind: table, recordId: id }))
}

/** Notes which records a file holds that replaces another one. */
export async function noteSeen(tx: Tx, companyId: string, importId: string, externalIds: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    "insert into import_seen (company_id, import_id, external_id) select $1, $2, unnest($3::text[]) on conflict do nothing",
    companyId,
    importId,
    externalIds,
  )
}

/**
 * Withdraws the records an earlier import, or one it replaced, brought and this file does not hold, with the records that hang on them. They are kept for
 * an undo. Answers with all of them.
 */
export async function withdrawUnseen(
  tx: Tx,
  companyId: string,
  importId: string,
  replacesId: string,
  table: string,
): Promise<TableRecord[]> {
  const unseen = await tx.$queryRawUnsafe<{ id: string }[]>(
    `with recursive replaced as (
       select id, replaces_id from import where company_id = $1 and id = $3
       union
       select i.id, i.replaces_id from import i join replaced on i.company_id = $1 and i.id = replaced.replaces_id)
     select r.id from ${table} r join replaced on r.import_id = replaced.id where r.company_id = $1
       and not exists (select from import_seen s where s.company_id = $1 and s.import_id = $2 and s.external_id = r.external_id)`,
    companyId,
    importId,
    replacesId,
  )
  const ids = unseen.map(({ id }) => id)
  const gone: TableRecord[] = []
  for (const { child, column } of ids.length === 0 ? [] : await listDependants(tx, [table])) {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `delete from ${child} where company_id = $1 and ${column} = any ($2::text[]) returning ${idOf(child)} as id`,
      companyId,
      ids,
    )
    gone.push(...rows.map(({ id }) => ({ kind: child, recordId: id })))
  }
  await tx.$executeRawUnsafe(`delete from ${table} where company_id = $1 and id = any ($2::text[])`, companyId, ids)
  await tx.$executeRawUnsafe("delete from import_seen where company_id = $1 and import_id = $2", companyId, importId)
  return [...gone, ...ids.map((recordId) => ({ kind: table, recordId }))]
}
