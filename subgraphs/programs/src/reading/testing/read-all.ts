import { type FileRecord, type ReadChoice, openFile } from "../open-file.ts"
import { readTable } from "../read-table.ts"
import { hold } from "./hold.ts"

async function takeAll(records: AsyncIterator<FileRecord>): Promise<FileRecord[]> {
  const all: FileRecord[] = []
  for (let next = await records.next(); !next.done; next = await records.next()) all.push(next.value)
  return all
}

/** Every record of a file, the headings being the first, and how it was read. */
export async function readAll(bytes: Uint8Array | string, choice: ReadChoice = {}, size?: number) {
  const file = await openFile(hold(Buffer.from(bytes), size), choice)
  try {
    return { format: file.format, records: await takeAll(file.records), facts: await file.facts() }
  } finally {
    await file.close()
  }
}

/** The cells of every record. */
export const cellsOf = async (bytes: Uint8Array | string, choice?: ReadChoice, size?: number): Promise<string[][]> =>
  (await readAll(bytes, choice, size)).records.map(({ cells }) => cells)

/** Headings and the records below them, as an import takes them. */
export async function readRows(bytes: Uint8Array | string, choice: ReadChoice = {}) {
  const file = await openFile(hold(Buffer.from(bytes)), choice)
  try {
    const { headings, records } = await readTable(file)
    return { headings, records: await takeAll(records) }
  } finally {
    await file.close()
  }
}
