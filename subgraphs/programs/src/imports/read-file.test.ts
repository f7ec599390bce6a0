import { expect, test } from "vitest"
import { type FileRecord, readFile } from "./read-file.ts"

/** Bytes in chunks of `size`, and whether the reader has let go of them. */
function sourceOf(bytes: Uint8Array, size = 1000) {
  const state = { isOpen: true }
  const read = async function* () {
    try {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    } finally {
      state.isOpen = false
    }
  }
  return { state, bytes: read() }
}

async function readAll(bytes: Uint8Array, size?: number): Promise<FileRecord[]> {
  const { records } = await readFile(sourceOf(bytes, size).bytes)
  const all: FileRecord[] = []
  for (let next = await records.next(); !next.done; next = await records.next()) all.push(next.value)
  return all
}

const line = "K-1,Дякую за розмову — 🌍\n"

test("text is read whole, wherever its chunks are cut", async () => {
  for (const size of [1, 2, 3, 7, 1000])
    expect((await readAll(Buffer.from(line.repeat(50)), size)).at(-1)?.cells).toEqual(["K-1", "Дякую за розмову — 🌍"])
})

test.each([1000, 3, 100_000])("a byte that is none in the file's encoding is named, in chunks of %d", async (size) => {
  const good = Buffer.from("a,b\n".repeat(20_000))
  const bytes = Buffer.concat([good, Buffer.from("é,"), Buffer.from([0xe6]), Buffer.from("b\n"), good])
  const at = good.length + 3 + 1
  await expect(readAll(bytes, size)).rejects.toThrow(`The file is not utf-8 throughout; byte ${at} cannot be read. Save it as UTF-8.`)
})

test("a quote that is never closed fails the file and names its row, in a short file and in a long one", async () => {
  await expect(readAll(Buffer.from('a,b\n1,2\n3,"4\n5,6\n'))).rejects.toThrow("A quote opened in row 3 is never closed.")
  const long = Buffer.from(`a,b\n1,2\n3,"4\n${"5,6\n".repeat(100_000)}`)
  await expect(readAll(long)).rejects.toThrow("quote opened in row 3 is never closed")
})

test("a quote inside a cell that is not written twice fails the file: rows behind it could be lost unseen", async () => {
  for (const rest of ["", '5,"6"\n'])
    await expect(readAll(Buffer.from(`a,b\n1,2\n3,"x" y\n4,5\n${rest}7,8\n`))).rejects.toThrow("In row 3 something follows a closing quote")
})

test("a record that is no CSV says why without its cells", async () => {
  const records = await readAll(Buffer.from('a,b\n1,ana "b" c"@example.org\n3,4\n5,6\n'))
  expect(records.map(({ row, error }) => [row, error !== null])).toEqual([
    [1, false],
    [2, true],
    [3, false],
    [4, false],
  ])
  expect(JSON.stringify(records)).not.toContain("example.org")
})

test("a file is let go of wherever its reading ends", async () => {
  for (const count of [0, 1, 5]) {
    const { state, bytes } = sourceOf(Buffer.from(line.repeat(50_000)), 64 * 1024)
    const { records, close } = await readFile(bytes)
    for (let taken = 0; taken < count; taken++) await records.next()
    await close()
    expect(state.isOpen, `${count} records`).toBe(false)
  }
})
