import type { Tx } from "./database.ts"
import type { ImportIssueRow } from "./rows.ts"

/** A row of a file as it is staged: `row` counts records, the heading being 1. */
export type StagedRow = { row: number; cells: string[]; hash: string; isValid: boolean; personKey: string | null }

export async function clearStaged(tx: Tx, companyId: string, importId: string): Promise<void> {
  await tx.$executeRawUnsafe("delete from import_row where company_id = $1 and import_id = $2", companyId, importId)
}

/** Clears the rows that were written; those that were left out stay, for the error file. */
export async function clearWritten(tx: Tx, companyId: string, importId: string): Promise<void> {
  const written = "delete from import_row where company_id = $1 and import_id = $2 and is_valid and not is_held"
  await tx.$executeRawUnsafe(written, companyId, importId)
}

/** Rows left out, after a row number, in order, with what is wrong with them. */
export async function listLeftOut(
  tx: Tx,
  importId: string,
  afterRow: number,
  take: number,
): Promise<{ row: number; cells: string[]; problems: { column: string | null; message: string }[] }[]> {
  const rows = await tx.importRow.findMany({
    where: { importId, rowNo: { gt: afterRow }, OR: [{ isValid: false }, { isHeld: true }] },
    orderBy: { rowNo: "asc" },
    take,
  })
  const issues = await tx.importIssue.findMany({
    where: { importId, rowNo: { in: rows.map(({ rowNo }) => rowNo) } },
    orderBy: { no: "asc" },
    select: { rowNo: true, column: true, message: true },
  })
  const byRow = Map.groupBy(issues, ({ rowNo }) => rowNo)
  return rows.map(({ rowNo, cells }) => ({ row: rowNo, cells: JSON.parse(cells) as string[], problems: byRow.get(rowNo) ?? [] }))
}

export async function clearIssues(tx: Tx, companyId: string, importId: string): Promise<void> {
  await tx.$executeRawUnsafe("delete from import_issue where company_id = $1 and import_id = $2", companyId, importId)
}

/** Stages rows in one statement (COPY is refused on tables with row-level security; `unnest` takes about 1.5 × its time). */
export async function insertStaged(tx: Tx, companyId: string, importId: string, rows: StagedRow[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into import_row (company_id, import_id, row_no, cells, hash, is_valid, person_key)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::bool[], $7::text[])`,
    companyId,
    importId,
    rows.map(({ row }) => row),
    rows.map(({ cells }) => JSON.stringify(cells)),
    rows.map(({ hash }) => hash),
    rows.map(({ isValid }) => isValid),
    rows.map(({ personKey }) => personKey),
  )
}

/** Marks staged rows anew after a check with another mapping. */
export async function markStaged(
  tx: Tx,
  companyId: string,
  importId: string,
  rows: Pick<StagedRow, "row" | "isValid" | "personKey">[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `update import_row set is_valid = marked.is_valid, person_key = marked.person_key
     from unnest($3::int[], $4::bool[], $5::text[]) as marked (row_no, is_valid, person_key)
     where company_id = $1 and import_id = $2 and import_row.row_no = marked.row_no
       and (import_row.is_valid, import_row.person_key) is distinct from (marked.is_valid, marked.person_key)`,
    companyId,
    importId,
    rows.map(({ row }) => row),
    rows.map(({ isValid }) => isValid),
    rows.map(({ personKey }) => personKey),
  )
}

/** Holds back the good rows of everybody who has a bad one. Answers with how many that are. */
export const holdRows = (tx: Tx, companyId: string, importId: string): Promise<number> =>
  tx.$executeRawUnsafe(
    `update import_row set is_held = true where company_id = $1 and import_id = $2 and is_valid and person_key in (
       select person_key from import_row where company_id = $1 and import_id = $2 and not is_valid and person_key is not null)`,
    companyId,
    importId,
  )

/** Staged rows after a row number, in order. */
export async function listStaged(tx: Tx, importId: string, afterRow: number, take: number, onlyValid: boolean): Promise<StagedRow[]> {
  const rows = await tx.importRow.findMany({
    where: { importId, rowNo: { gt: afterRow }, ...(onlyValid ? { isValid: true, isHeld: false } : {}) },
    orderBy: { rowNo: "asc" },
    take,
  })
  return rows.map(({ rowNo, cells, hash, isValid, personKey }) => ({
    row: rowNo,
    cells: JSON.parse(cells) as string[],
    hash,
    isValid,
    personKey,
  }))
}

/** A problem as it is kept; `no` counts within the import. */
export type KeptIssue = {
  no: number
  row: number
  column: string | null
  field: string | null
  value: string | null
  code: string
  message: string
}

export async function insertIssues(tx: Tx, companyId: string, importId: string, issues: KeptIssue[]): Promise<void> {
  if (issues.length === 0) return
  await tx.$executeRawUnsafe(
    `insert into import_issue (company_id, import_id, no, row_no, "column", value, code, message, field)
     select $1, $2, * from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])`,
    companyId,
    importId,
    issues.map(({ no }) => no),
    issues.map(({ row }) => row),
    issues.map(({ column }) => column),
    issues.map(({ value }) => value),
    issues.map(({ code }) => code),
    issues.map(({ message }) => message),
    issues.map(({ field }) => field),
  )
}

/** Takes the cells out of the problems of some columns; what is wrong and where stays. */
export async function forgetIssueValues(tx: Tx, companyId: string, importId: string, columns: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    'update import_issue set value = null where company_id = $1 and import_id = $2 and "column" = any ($3::text[]) and value is not null',
    companyId,
    importId,
    columns,
  )
}

/** Problems in row order, after a number. */
export const listIssues = (tx: Tx, importId: string, afterNo: number, take: number): Promise<ImportIssueRow[]> =>
  tx.importIssue.findMany({ where: { importId, no: { gt: afterNo } }, orderBy: { no: "asc" }, take })

/** A kind of problem with a value, how many rows have it and which is the first. */
export type CountedIssue = {
  code: string
  column: string | null
  field: string | null
  value: string | null
  message: string
  rows: number
  firstRow: number
}

/** Problems by kind, column and value, most frequent first. */
export const countIssues = (tx: Tx, importId: string, most: number): Promise<CountedIssue[]> =>
  tx.$queryRawUnsafe<CountedIssue[]>(
    `select code, "column", field, value, (array_agg(message order by no))[1] as message, count(*)::int as rows, min(row_no)::int as "firstRow"
     from import_issue where import_id = $1 group by code, "column", field, value order by rows desc, "firstRow" limit $2`,
    importId,
    most,
  )
