import { isAscii } from "node:buffer"
import type { HeldFile } from "@teei/subgraph-kit"
import { BadFile } from "./bad-file.ts"
import { foreignKind, isZip } from "./file-kind.ts"
import { readCsv } from "./read-csv.ts"
import { readXlsx } from "./read-xlsx.ts"
import { type Delimiter, type Encoding, sampleBytes, sniffDelimiter, sniffEncoding } from "./sniff.ts"

/**
 * One record of a file. `row` counts the records of a text file from 1, the heading, empty lines left out; in a workbook it is the sheet's own row
 * number. `error` says why it cannot be read.
 */
export type FileRecord = { row: number; cells: string[]; error: string | null }

/** How a person wants the file read; what is left out is recognised. */
export type ReadChoice = { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined; sheet?: string | undefined }

/** How a file is read: a text by encoding and delimiter, a workbook by one of its sheets. */
export type ReadFormat = { encoding: Encoding | null; delimiter: Delimiter | null; sheet: string | null; sheets: string[] }

/** A file being read. `facts` may be asked for once all records were taken. `close` lets go of it, wherever the reading stands. */
export type OpenFile = {
  format: ReadFormat
  records: AsyncIterator<FileRecord>
  facts(): Promise<{ sizeBytes: number; sha256: string }>
  close(): Promise<void>
}

/**
 * Opens a file for reading record by record, by what its bytes are and never by its name. `isGlance` is for whoever looks at the first rows only:
 * of a large workbook not all texts are fetched then. Throws `BadFile` for what is neither text nor a workbook.
 */
export async function openFile(held: HeldFile, choice: ReadChoice, isGlance = false): Promise<OpenFile> {
  const head = await readHead(held)
  if (isZip(head)) return readXlsx(held, choice.sheet, isGlance)
  const encoding = choice.encoding ?? sniffEncoding(head, await findTelling(held, head))
  const text = new TextDecoder(encoding).decode(head)
  const foreign = foreignKind(head, text)
  if (foreign !== null) throw new BadFile(`${foreign} Send CSV, TSV or an Excel workbook (.xlsx).`)
  return readCsv(held, encoding, choice.delimiter ?? sniffDelimiter(text), text)
}

const readHead = async (held: HeldFile): Promise<Buffer> => Buffer.concat(await held.read(0, sampleBytes).toArray())

/** The first part of the file with a byte beyond ASCII, where encodings differ: it may stand far behind the beginning. */
async function findTelling(held: HeldFile, head: Uint8Array): Promise<Uint8Array> {
  if (!isAscii(head)) return head
  for await (const chunk of held.read(head.byteLength) as AsyncIterable<Uint8Array>) if (!isAscii(chunk)) return chunk
  return head
}
