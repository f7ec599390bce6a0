/** How the bytes of a file are to be read. */
export type TextFormat = {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "windows-1252"
  delimiter: "," | ";" | "\t" | "|"
}

/**
 * Recognises encoding and delimiter from the first bytes (64 KB are plenty). A byte order mark decides; else what reads as strict UTF-8 is UTF-8; else
 * the Windows code page of which more letters stand in words of their own kind: Cyrillic words are runs of high bytes, æøå stand alone.
 */
export function sniff(head: Uint8Array): TextFormat {
  const encoding = sniffEncoding(head)
  const firstLine = new TextDecoder(encoding).decode(head).split(/\r\n|\n|\r/, 1)[0] ?? ""
  return { encoding, delimiter: sniffDelimiter(firstLine) }
}

function sniffEncoding(head: Uint8Array): TextFormat["encoding"] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8"
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le"
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be"
  try {
    // `stream` forgives a character cut off at the end of the sample.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true })
    return "utf-8"
  } catch {
    return adjacentHighShare(head) > 0.4 ? "windows-1251" : "windows-1252"
  }
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

function sniffDelimiter(line: string): TextFormat["delimiter"] {
  const outside = line.replace(/"(?:[^"]|"")*"/g, "")
  const counts = ([",", ";", "\t", "|"] as const).map((delimiter) => ({ delimiter, count: outside.split(delimiter).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
