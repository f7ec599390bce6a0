import { cleanText } from "../domain/clean-text.ts"
import { BadFile } from "./bad-file.ts"
import { problemColumns, withoutGuard } from "./error-file-text.ts"
import { mostColumns } from "./limits.ts"
import type { FileRecord, OpenFile } from "./open-file.ts"

/** A file's headings and the records below them. */
export type Table = { headings: string[]; records: AsyncIterator<FileRecord> }

/**
 * Takes the headings off a file. The columns of an error file are left out, so that it comes back as the file it was made of. A row of a workbook has
 * no cells behind its last one with something in it: it gets those the headings have.
 */
export async function readTable({ records, format }: OpenFile): Promise<Table> {
  const first = await records.next()
  if (first.done) throw new BadFile("The file is empty: its first line must be the headings.")
  const { cells, error, row } = first.value
  if (error !== null) throw new BadFile(`The headings cannot be read as CSV: ${error}.`)
  if (cells.length > mostColumns) throw new BadFile(`The first row has ${cells.length} cells; at most ${mostColumns} columns are taken.`)
  const all = cells.map((cell) => cleanText(cell).trim())
  const isErrorFile = problemColumns.every((name) => all.includes(name))
  const kept = isErrorFile ? all.flatMap((heading, at) => (problemColumns.includes(heading) ? [] : [at])) : all.map((_, at) => at)
  const headings = kept.map((at) => (isErrorFile ? withoutGuard(all[at] ?? "") : (all[at] ?? "")))
  checkHeadings(headings, row)
  const isSheet = format.sheet !== null
  const toRecord = (record: FileRecord): FileRecord => {
    const { cells } = record
    while (isSheet && cells.length < all.length) cells.push("")
    // A row of another length is a problem of its own, and its cells cannot be told apart.
    if (!isErrorFile || cells.length !== all.length) return record
    return { ...record, cells: kept.map((at) => withoutGuard(cells[at] ?? "")) }
  }
  return { headings, records: mapRecords(records, toRecord) }
}

function checkHeadings(headings: string[], row: number): void {
  const repeated = headings.find((heading, at) => heading !== "" && headings.indexOf(heading) !== at)
  if (repeated !== undefined) throw new BadFile(`The heading "${repeated}" stands twice; each column needs a heading of its own.`)
  // Without the cell: it names a person.
  if (headings.some((heading) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(heading))) {
    throw new BadFile(`Row ${row} holds an e-mail address where headings are due: the first row must name the columns.`)
  }
}

async function* mapRecords(records: AsyncIterator<FileRecord>, map: (record: FileRecord) => FileRecord): AsyncGenerator<FileRecord> {
  for (let next = await records.next(); !next.done; next = await records.next()) yield map(next.value)
}
