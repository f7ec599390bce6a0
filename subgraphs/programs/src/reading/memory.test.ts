import { execFile } from "node:child_process"
import { Readable } from "node:stream"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { openFile } from "./open-file.ts"

const reader = fileURLToPath(new URL("testing/read-generated.ts", import.meta.url))
/** So little heap that what is not let go of ends the process. */
const tight = ["--max-old-space-size=64", "--max-semi-space-size=8", "--disable-warning=ExperimentalWarning"]

test("a file is read and checked in the same memory however long it is", { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [...tight, reader, "160"])
  const { rows, issues, read, idle, peak } = JSON.parse(stdout) as Record<string, number>
  expect([rows, issues, read]).toEqual([expect.any(Number), 0, expect.any(Number)])
  expect(read).toBeGreaterThan(160 * 1024 * 1024)
  expect(((peak ?? 0) - (idle ?? 0)) / 1024 / 1024).toBeLessThan(128)
})

test.each([
  ["in an open quote", '"', "x"],
  ["of letters", "", "x"],
  ["of delimiters", "", ","],
])("a row of 500 MB %s is refused when its first megabytes are read", async (_, start, piece) => {
  const size = 500 * 1024 * 1024
  let taken = 0
  const chunk = Buffer.from(piece.repeat(64 * 1024))
  const make = function* (end: number) {
    for (yield Buffer.from(`a,b\n1,2\n${start}`); taken < end; taken += chunk.length) yield chunk
  }
  const file = await openFile(
    { sizeBytes: size, read: (_from, end = size) => Readable.from(make(end), { objectMode: false }), close: async () => undefined },
    { encoding: "utf-8" },
  )
  const readOn = async () => {
    while (!(await file.records.next()).done);
  }
  await expect(readOn()).rejects.toThrow(/^Row 3 has more than 1048576 characters|^A quote opened in row 3 is never closed/)
  await file.close()
  expect(taken).toBeLessThan(8 * 1024 * 1024)
})
