import { BadFile } from "./bad-file.ts"
import type { Encoding } from "./sniff.ts"

/** Bytes as text. Throws `BadFile` at the first byte that is none in this encoding: half-read names would be worse than none. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const bad = (at: number) =>
    new BadFile(`The file is not ${encoding} throughout; byte ${at} cannot be read. Choose another encoding, or save it as UTF-8.`)
  let before = 0
  let tail = new Uint8Array()
  for await (const chunk of bytes) {
    let text: string
    try {
      text = decoder.decode(chunk, { stream: true })
    } catch {
      throw bad(before - tail.length + countReadable(Buffer.concat([tail, chunk]), encoding) + 1)
    }
    before += chunk.byteLength
    tail = unfinished(chunk, encoding)
    if (text !== "") yield text
  }
  try {
    yield decoder.decode()
  } catch {
    throw bad(before)
  }
}

/** The end of a chunk from the beginning of its last character on; enough to find the place of a byte that cannot follow it. */
function unfinished(chunk: Uint8Array, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding !== "utf-8") return new Uint8Array()
  const last = chunk.slice(-4)
  const start = last.findLastIndex((byte) => (byte & 0xc0) !== 0x80)
  return start < 0 ? new Uint8Array() : last.slice(start)
}

/** How many bytes can be read before the character that cannot. */
function countReadable(bytes: Uint8Array, encoding: Encoding): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isReadable(bytes.subarray(0, middle), encoding, true)) good = middle
    else bad = middle
  }
  const rest = unfinished(bytes.subarray(0, good), encoding)
  return isReadable(rest, encoding) ? good : good - rest.length
}

function isReadable(bytes: Uint8Array, encoding: Encoding, stream = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}
