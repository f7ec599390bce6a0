import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ReadableStream } from "node:stream/web"
import { parse } from "csv-parse"
import { type TextFormat, sniff } from "./sniff.ts"

/** One record of a file. `row` counts records from 1, the heading; empty lines do not count. `error` says why it cannot be read as CSV. */
export type FileRecord = { row: number; cells: string[]; error: string | null }

/** A file being read. `facts` is complete once all records were taken. */
export type OpenFile = { format: TextFormat; records: AsyncIterable<FileRecord>; facts(): { sizeBytes: number; sha256: string } }

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
  return { format, records: parseRecords(measured(), format), facts: () => ({ sizeBytes, sha256: hash.copy().digest("hex") }) }
}

async function* parseRecords(bytes: AsyncIterable<Uint8Array>, { encoding, delimiter }: TextFormat): AsyncGenerator<FileRecord> {
  const text = Readable.toWeb(Readable.from(bytes)).pipeThrough(new TextDecoderStream(encoding) as never) as ReadableStream<string>
  const broken: FileRecord[] = []
  let row = 0
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error) => {
      row++
      broken.push({ row, cells: [], error: error?.message ?? "not CSV" })
      return undefined
    },
    on_record: (cells: unknown) => ({ row: ++row, cells }) as never,
  })
  const flow = pipeline(Readable.fromWeb(text), parser)
  // A failure of the flow also ends the iteration below, which throws it; this keeps Node from calling it unhandled meanwhile.
  flow.catch(() => undefined)
  for await (const record of parser as unknown as AsyncIterable<{ row: number; cells: string[] }>) {
    while (broken[0] && broken[0].row < record.row) yield broken.shift() as FileRecord
    yield { ...record, error: null }
  }
  yield* broken
  await flow
}
