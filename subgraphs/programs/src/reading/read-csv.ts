import type { HeldFile } from "@teei/subgraph-kit"
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type CsvError, parse } from "csv-parse"
import { BadFile } from "./bad-file.ts"
import { decodeText } from "./decode-text.ts"
import { longestRecord } from "./limits.ts"
import type { FileRecord, OpenFile } from "./open-file.ts"
import { type Delimiter, type Encoding, declaresDelimiter } from "./sniff.ts"

/** Reads a text file as a stream: bytes are hashed on the way, decoded, and split into records. `beginning` is the first of its text. */
export function readCsv(held: HeldFile, encoding: Encoding, delimiter: Delimiter, beginning: string): OpenFile {
  const source = held.read()
  const hash = createHash("sha256")
  let sizeBytes = 0
  const measured = async function* () {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      hash.update(chunk)
      sizeBytes += chunk.byteLength
      yield chunk
    }
  }
  const records = parseRecords(decodeText(measured(), encoding), delimiter, declaresDelimiter(beginning))
  const close = async () => {
    await records.return(undefined)
    source.destroy()
  }
  const format = { encoding, delimiter, sheet: null, sheets: [] }
  return { format, records, facts: async () => ({ sizeBytes, sha256: hash.copy().digest("hex") }), close }
}

async function* parseRecords(text: AsyncIterable<string>, delimiter: Delimiter, skipsFirstLine: boolean): AsyncGenerator<FileRecord> {
  const broken: FileRecord[] = []
  const lines = { isTooLong: false }
  let row = 0
  let brokenLine: unknown = null
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    from_line: skipsFirstLine ? 2 : 1,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error) => {
      // Records of blank cells are skipped without an error. A record may have several errors; they stand on the same line.
      const line: unknown = error?.["lines"]
      if (error === undefined || line === brokenLine) return undefined
      brokenLine = line
      row++
      broken.push({ row, cells: [], error: describe(error, row) })
      return undefined
    },
    on_record: (cells: unknown) => ({ row: ++row, cells }) as never,
  })
  const flow = pipeline(Readable.from(limitLines(text, lines)), parser)
  // A failure of the flow also ends the iteration below, which throws it; this keeps Node from calling it unhandled meanwhile.
  flow.catch(() => undefined)
  for await (const record of parser as unknown as AsyncIterable<{ row: number; cells: string[] }>) {
    while (broken[0] && broken[0].row < record.row) yield broken.shift() as FileRecord
    yield { ...record, error: null }
  }
  yield* broken
  await flow
  if (lines.isTooLong) throw tooLong(row)
}

const tooLong = (row: number) => new BadFile(`Row ${row} has more than ${longestRecord} characters in one line; that is no row of a table.`)

/**
 * Ends the text where a line is longer than a record may be: the parser measures cells, but not how many empty ones there are, and would gather them all.
 */
async function* limitLines(text: AsyncIterable<string>, lines: { isTooLong: boolean }): AsyncGenerator<string> {
  let length = 0
  for await (const chunk of text) {
    const first = chunk.search(/[\r\n]/)
    length += first < 0 ? chunk.length : first
    if (length > longestRecord) {
      lines.isTooLong = true
      // So that the record which ends here is one, even if it had nothing but delimiters.
      yield "x"
      return
    }
    if (first >= 0) length = chunk.length - 1 - Math.max(chunk.lastIndexOf("\n"), chunk.lastIndexOf("\r"))
    yield chunk
  }
}

/**
 * Why a record is none, without its cells, which may name people. Throws `BadFile` where it is unsure which of the following lines belong to the
 * record: rows would be lost without anybody being told.
 */
function describe(error: CsvError, row: number): string {
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      throw new BadFile(`A quote opened in row ${row} is never closed.`)
    case "CSV_MAX_RECORD_SIZE":
      throw new BadFile(`Row ${row} has more than ${longestRecord} characters: most likely a quote opened in row ${row} is never closed.`)
    case "CSV_INVALID_CLOSING_QUOTE":
      throw new BadFile(
        `In row ${row} something follows a closing quote, so that it is unsure where its cell ends. Write a quote inside a cell twice.`,
      )
    case "INVALID_OPENING_QUOTE":
      return "a quote stands inside a cell that does not begin with one"
    default:
      return "it is not CSV"
  }
}
