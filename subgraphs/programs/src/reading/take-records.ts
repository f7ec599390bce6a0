import type { FileRecord } from "./open-file.ts"

/** Characters after which a batch is full, however few its records are: wide rows must not gather. */
const mostCharacters = 512 * 1024

/** The next records, at most `count`; none at the end. */
export async function takeRecords(records: AsyncIterator<FileRecord>, count: number): Promise<FileRecord[]> {
  const taken: FileRecord[] = []
  for (let characters = 0; taken.length < count && characters < mostCharacters;) {
    const next = await records.next()
    if (next.done) break
    taken.push(next.value)
    for (const cell of next.value.cells) characters += cell.length + 8
  }
  return taken
}
