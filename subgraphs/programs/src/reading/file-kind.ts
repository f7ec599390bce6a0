/** True for a ZIP archive, which a workbook is. */
export const isZip = (head: Uint8Array): boolean => begins(head, [0x50, 0x4b, 0x03, 0x04]) || begins(head, [0x50, 0x4b, 0x05, 0x06])

const begins = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

const kinds: readonly (readonly [bytes: readonly number[], sentence: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    "The file is an Excel file of the old kind (.xls), or one protected by a password. Save it as .xlsx without a password.",
  ],
  [ascii("%PDF-"), "The file is a PDF document."],
  [[0x89, 0x50, 0x4e, 0x47], "The file is an image (PNG)."],
  [[0xff, 0xd8, 0xff], "The file is an image (JPEG)."],
  [ascii("GIF8"), "The file is an image (GIF)."],
  [ascii("RIFF"), "The file is an image, a sound or a film."],
  [[0x49, 0x49, 0x2a, 0x00], "The file is an image (TIFF)."],
  [[0x1f, 0x8b], "The file is packed with gzip; unpack it first."],
  [[0x37, 0x7a, 0xbc, 0xaf], "The file is a 7z archive; unpack it first."],
  [ascii("Rar!"), "The file is a RAR archive; unpack it first."],
  [ascii("SQLite format 3"), "The file is a database (SQLite)."],
  [ascii("PAR1"), "The file is a Parquet file."],
  [ascii("{\\rtf"), "The file is a document (RTF)."],
]

/** A sentence on what a file is that is no table in text; null for a text that may be one. `text` is its beginning, decoded. */
export function foreignKind(head: Uint8Array, text: string): string | null {
  const known = kinds.find(([bytes]) => begins(head, bytes))
  if (known) return known[1]
  const start = text.replace(/^\uFEFF/, "").trimStart()
  if (/^<\?xml/i.test(start)) return "The file is XML."
  if (/^<(!doctype|html|head|body|meta|table|div|style|script)\b/i.test(start)) return "The file is a web page (HTML)."
  if (start.startsWith("{") || /^\[\s*[[{"\d\]]/.test(start)) return "The file is JSON."
  // A few strays are dropped with other control characters.
  if (text.split("\0").length - 1 > text.length / 20) return "The file is no text: it has bytes that stand for no character."
  return null
}
