import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/** Where files lie until they are read. Names are ours (an id), never a user's. */
export type FileStore = {
  /** Keeps the bytes under a name, replacing what was there. Throws `FileTooLargeError` as soon as `maxBytes` is passed; then nothing is kept. */
  put(name: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>
  /** The bytes as a stream; fails while reading when there is no such file. */
  open(name: string): AsyncIterable<Uint8Array>
  /** Takes hold of the file as it is now: it can be read at any place, whatever takes its name meanwhile. Rejects when there is no such file. */
  hold(name: string): Promise<HeldFile>
  remove(name: string): Promise<void>
}

/** A file that stays the same while it is held. `read` gives the bytes from `start` up to, without, `end`. */
export type HeldFile = { sizeBytes: number; read(start?: number, end?: number): Readable; close(): Promise<void> }

/** A file as it lies in the store; `sha256` is hexadecimal. */
export type StoredFile = { sizeBytes: number; sha256: string }

/** The file is larger than allowed. */
export class FileTooLargeError extends Error {
  readonly code = "TOO_LARGE"
}

/** How much of a file is read at once. */
const chunkBytes = 256 * 1024

/** Files in a folder. A file appears under its name only when it is whole. */
export function createFolderStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (!/^[\w.-]{1,100}$/.test(name) || name.startsWith(".")) throw new Error(`Not a file name: ${name}`)
    return join(folder, name)
  }
  return {
    async put(name, body, maxBytes) {
      const path = pathOf(name)
      const partial = `${path}.${process.hrtime.bigint()}.part`
      await mkdir(folder, { recursive: true })
      const hash = createHash("sha256")
      let sizeBytes = 0
      const measured = async function* () {
        for await (const chunk of body) {
          sizeBytes += chunk.byteLength
          if (sizeBytes > maxBytes) throw new FileTooLargeError(`The file is larger than ${maxBytes} bytes.`)
          hash.update(chunk)
          yield chunk
        }
      }
      try {
        await pipeline(measured, createWriteStream(partial))
        await rename(partial, path)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
      return { sizeBytes, sha256: hash.digest("hex") }
    },
    open: (name) => createReadStream(pathOf(name), { highWaterMark: chunkBytes }),
    async hold(name) {
      const handle = await open(pathOf(name))
      const { size: sizeBytes } = await handle.stat()
      return {
        sizeBytes,
        // A stream of the handle's own would close it when it is destroyed.
        read: (start = 0, end = sizeBytes) => Readable.from(readRange(handle, start, Math.min(end, sizeBytes)), { objectMode: false }),
        close: () => handle.close(),
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

async function* readRange(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const wanted = Math.min(chunkBytes, end - at)
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at)
    if (bytesRead === 0) throw new Error("A file became shorter while it was read.")
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
