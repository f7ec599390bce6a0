import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type CsvError, parse } from "csv-parse"
import { BadFile } from "./bad-file.ts"
import { decodeText } from "./decode-text.ts"
import { type TextFormat, sniff } from "./sniff.ts"

/** One record of a file. `row` counts records from 1, the heading; empty lines do not count. `error` says why it cannot be read as CSV. */
export type FileRecord = { row: number; cells: string[]; error: string | null }

/** A file being read. `facts` is complete once all records were taken. `close` lets go of it, wherever the reading stands. */
export type OpenFile = {
  format: TextFormat
  records: AsyncIterator<FileRecord>
  facts(): { sizeBytes: number; sha256: string }
  close(): Promise<void>
}

const sampleBytes = 64 * 1024
/** The longest record taken, in characters: a quote never closed would otherwise swallow the rest of the file. */
const longestRecord = 256 * 1024

/** Reads a CSV file as a stream: bytes are hashed on the way, decoded by what the first of them show, and split into records. */
export async function readFile(bytes: AsyncIterable<Uint8Array>): Promise<OpenFile> {
  const source = bytes[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let headSize = 0
  while (headSize < sampleBytes) {
    const { done, value } = await source.next()
    if (done) break
    head.push(value)
    headSize += value.byteLength
  }
  const format = sniff(Buffer.concat(head).subarray(0, sampleBytes))
  const hash = createHash("sha256")
  let sizeBytes = 0
  const measured = async function* () {
    const measure = (chunk: Uint8Array) => {
      hash.update(chunk)
      sizeBytes += chunk.byteLength
      return chunk
    }
    for (const chunk of head) yield measure(chunk)
    for (let next = await source.next(); !next.done; next = await source.next()) yield measure(next.value)
  }
  const records = parseRecords(measured(), format)
  const close = async () => {
    await records.return(undefined)
    await source.return?.()
  }
  return { format, records, facts: () => ({ sizeBytes, sha256: hash.copy().digest("hex") }), close }
}

async function* parseRecords(bytes: AsyncIterable<Uint8Array>, { encoding, delimiter }: TextFormat): AsyncGenerator<FileRecord> {
  const broken: FileRecord[] = []
  let row = 0
  let brokenLine: unknown = null
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error) => {
      // A record may have several errors; they stand on the same line.
      const line: unknown = error?.["lines"]
      if (line === brokenLine) return undefined
      brokenLine = line
      row++
      broken.push({ row, cells: [], error: describe(error, row) })
      return undefined
    },
    on_record: (cells: unknown) => ({ row: ++row, cells }) as never,
  })
  const flow = pipeline(Readable.from(decodeText(bytes, encoding)), parser)
  // A failure of the flow also ends the iteration below, which throws it; this keeps Node from calling it unhandled meanwhile.
  flow.catch(() => undefined)
  for await (const record of parser as unknown as AsyncIterable<{ row: number; cells: string[] }>) {
    while (broken[0] && broken[0].row < record.row) yield broken.shift() as FileRecord
    yield { ...record, error: null }
  }
  yield* broken
  await flow
}

/**
 * Why a record is none, without its cells, which may name people. Throws `BadFile` where it is unsure which of the following lines belong to the
 * record: rows would be lost without anybody being told.
 */
function describe(error: CsvError | undefined, row: number): string {
  switch (error?.code) {
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
