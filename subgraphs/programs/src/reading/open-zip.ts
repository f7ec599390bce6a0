import { Readable } from "node:stream"
import type { HeldFile } from "@teei/subgraph-kit"
import { type Entry, RandomAccessReader, fromRandomAccessReaderPromise } from "yauzl"
import { BadFile } from "./bad-file.ts"
import { freelyPacked, mostParts, mostRatio, mostUnpacked } from "./limits.ts"

/** An archive opened: the names of its parts, and each part's bytes, unpacked as they are taken. */
export type OpenZip = { names: ReadonlySet<string>; read(name: string, mostBytes?: number): AsyncGenerator<Uint8Array>; close(): void }

/** What the library reads an archive through. */
class HeldReader extends RandomAccessReader {
  private readonly held: HeldFile
  constructor(held: HeldFile) {
    super()
    this.held = held
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return this.held.read(start, end)
  }
}

const damaged = (): BadFile => new BadFile("The workbook is damaged: its archive cannot be read. Open it and save it anew.")

/**
 * Opens a ZIP archive without unpacking anything. What its parts unpack to is counted while it is read, all of them together and each against its
 * packed size, so that an archive made to fill the machine is refused at once, whatever it says of itself.
 */
export async function openZip(held: HeldFile): Promise<OpenZip> {
  const zip = await fromRandomAccessReaderPromise(new HeldReader(held), held.sizeBytes, { autoClose: false }).catch(() =>
    Promise.reject(damaged()),
  )
  // What goes wrong is told to whoever is reading.
  zip.on("error", () => undefined)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size === mostParts) throw new BadFile(`The archive has more than ${mostParts} parts; a workbook has a few dozen.`)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    zip.close()
    throw error instanceof BadFile ? error : damaged()
  }
  let unpacked = 0
  async function* read(name: string, mostBytes = mostUnpacked): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (!entry) throw new BadFile(`The workbook is damaged: its part ${name} is missing. Open it and save it anew.`)
    if (entry.isEncrypted()) throw new BadFile("The workbook is protected by a password. Save it without one.")
    const stream = await zip.openReadStreamPromise(entry).catch(() => Promise.reject(damaged()))
    let size = 0
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength
        unpacked += chunk.byteLength
        if (unpacked > mostUnpacked)
          throw new BadFile(`The workbook unpacks to more than ${mostUnpacked} bytes. Split it, or send it as CSV.`)
        if (size > freelyPacked && size > entry.compressedSize * mostRatio) {
          throw new BadFile(`A part of the workbook unpacks to more than ${mostRatio} times its size, which no sheet does. Send it as CSV.`)
        }
        if (size > mostBytes)
          throw new BadFile(`The part ${name} of the workbook is larger than ${mostBytes} bytes. Send the sheet as CSV.`)
        yield chunk
      }
    } catch (error) {
      throw error instanceof BadFile ? error : damaged()
    } finally {
      stream.destroy()
    }
  }
  return { names: new Set(entries.keys()), read, close: () => zip.close() }
}
