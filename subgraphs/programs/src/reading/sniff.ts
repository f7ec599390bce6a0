export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"] as const
/** How the bytes of a text stand for characters. */
export type Encoding = (typeof encodings)[number]

export const delimiters = [",", ";", "\t", "|"] as const
/** The character between two cells. */
export type Delimiter = (typeof delimiters)[number]

/** How much of the beginning is looked at. */
export const sampleBytes = 64 * 1024

/**
 * Recognises the encoding. A byte order mark decides; else zeros in every other byte are UTF-16; else what reads as strict UTF-8 is UTF-8; else
 * the Windows code page of which more letters stand in words of their own kind: Cyrillic words are runs of high bytes, æøå stand alone. `telling` is
 * a part that has bytes beyond ASCII, where the beginning has none.
 */
export function sniffEncoding(head: Uint8Array, telling: Uint8Array = head): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8"
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le"
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be"
  const [even, odd] = zeroShares(head)
  if (odd > 0.05 && even < odd / 10) return "utf-16le"
  if (even > 0.05 && odd < even / 10) return "utf-16be"
  try {
    // `stream` forgives a character cut off at the end of the sample.
    new TextDecoder("utf-8", { fatal: true }).decode(telling, { stream: true })
    return "utf-8"
  } catch {
    return adjacentHighShare(telling) > 0.4 ? "windows-1251" : "windows-1252"
  }
}

/** Signs, digits and line ends are ASCII in every table, and half of their UTF-16 bytes are zero. */
function zeroShares(bytes: Uint8Array): [even: number, odd: number] {
  const zeros = [0, 0]
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const half = Math.max(1, bytes.length / 2)
  return [(zeros[0] ?? 0) / half, (zeros[1] ?? 0) / half]
}

function adjacentHighShare(bytes: Uint8Array): number {
  let high = 0
  let adjacent = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    if ((bytes[at - 1] ?? 0) >= 0x80) adjacent++
  }
  return high === 0 ? 0 : adjacent / high
}

const declaration = /^\uFEFF?sep=([,;\t|])\r?\n/i

/** Whether the text begins with the line `sep=;` by which Excel is told the delimiter; that line is no record. */
export const declaresDelimiter = (text: string): boolean => declaration.test(text)

/** Recognises the delimiter from the beginning of the text: what it declares, else what the first line has most of outside quotes. */
export function sniffDelimiter(text: string): Delimiter {
  const declared = declaration.exec(text)?.[1]
  if (declared) return declared as Delimiter
  const line = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n|\n|\r/, 1)[0] ?? ""
  const counts = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
