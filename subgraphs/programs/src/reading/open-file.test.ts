import { expect, test } from "vitest"
import { openFile } from "./open-file.ts"
import { cellsOf, readAll } from "./testing/read-all.ts"
import { hold } from "./testing/hold.ts"

const line = "K-1,Дякую за розмову — 🌍\n"

test("text is read whole, wherever its chunks are cut", async () => {
  for (const size of [1, 2, 3, 7, 1000]) expect((await cellsOf(line.repeat(50), {}, size)).at(-1)).toEqual(["K-1", "Дякую за розмову — 🌍"])
})

test.each([1000, 3, 100_000])("a byte that is none in the file's encoding is named, in chunks of %d", async (size) => {
  const good = Buffer.from("a,b\n".repeat(20_000))
  const bytes = Buffer.concat([good, Buffer.from("é,"), Buffer.from([0xe6]), Buffer.from("b\n"), good])
  const at = good.length + 3 + 1
  await expect(readAll(bytes, { encoding: "utf-8" }, size)).rejects.toThrow(`The file is not utf-8 throughout; byte ${at} cannot be read.`)
})

test("a file is let go of wherever its reading ends", async () => {
  for (const count of [0, 1, 5]) {
    const held = hold(Buffer.from(line.repeat(50_000)), 64 * 1024)
    const { records, close } = await openFile(held, {})
    for (let taken = 0; taken < count; taken++) await records.next()
    await close()
    await expect.poll(() => held.state.open, { message: `${count} records` }).toBe(0)
  }
})

test("what was read is told by size and hash", async () => {
  const { facts } = await readAll("a,b\n1,2\n")
  expect(facts).toEqual({ sizeBytes: 8, sha256: "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470" })
})

const bom = "\uFEFF"
const utf16 = (text: string, isBig: boolean) => (isBig ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, "utf16le"))
/** The letters of Windows-1251 and 1252 used here, by their codes. */
const ansi = (text: string, encoding: "windows-1251" | "windows-1252") => {
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [new TextDecoder(encoding).decode(Uint8Array.of(code)), code]))
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f)
}
const table = [
  ["id", "текст"],
  ["1", "Дякую за розмову"],
]
const text = "id,текст\n1,Дякую за розмову\n"

test.each([
  ["utf-8", Buffer.from(text)],
  ["utf-8", Buffer.from(bom + text)],
  ["utf-16le", utf16(bom + text, false)],
  ["utf-16be", utf16(bom + text, true)],
  ["utf-16le", utf16(text, false)],
  ["utf-16be", utf16(text, true)],
  ["windows-1251", ansi(text, "windows-1251")],
])("%s is recognised and read", async (encoding, bytes) => {
  const { format, records } = await readAll(bytes)
  expect(format.encoding).toBe(encoding)
  expect(records.map(({ cells }) => cells)).toEqual(table)
})

test("Windows-1252 is recognised by letters that stand alone", async () => {
  const { format, records } = await readAll(ansi("id,tekst\n1,Vi møttes på kafé\n", "windows-1252"))
  expect([format.encoding, records[1]?.cells[1]]).toEqual(["windows-1252", "Vi møttes på kafé"])
})

test("an encoding shows itself far behind the beginning, too", async () => {
  const { format, records } = await readAll(Buffer.concat([Buffer.from("a,b\n1,2\n".repeat(20_000)), ansi("3,Дякую\n", "windows-1251")]))
  expect([format.encoding, records.at(-1)?.cells]).toEqual(["windows-1251", ["3", "Дякую"]])
})

test("what a person says goes before what is recognised", async () => {
  const bytes = ansi("id;дата\n1;a,b\n", "windows-1251")
  expect(await cellsOf(bytes, { encoding: "windows-1251" })).toEqual([
    ["id", "дата"],
    ["1", "a,b"],
  ])
  expect(await cellsOf(bytes, { encoding: "windows-1252", delimiter: "," })).toEqual([["id;äàòà"], ["1;a", "b"]])
})

test.each([",", ";", "\t", "|"])("the delimiter %j is recognised", async (delimiter) => {
  const { format, records } = await readAll(`a${delimiter}b c${delimiter}"d,;|e"\n1${delimiter}2${delimiter}3\n`)
  expect([format.delimiter, records[0]?.cells]).toEqual([delimiter, ["a", "b c", "d,;|e"]])
})

test("the line by which Excel is told the delimiter is no record", async () => {
  for (const start of ["", bom]) {
    expect((await readAll(`${start}sep=;\r\na;b,c\r\n1;2\r\n`)).records).toMatchObject([
      { row: 1, cells: ["a", "b,c"] },
      { row: 2, cells: ["1", "2"] },
    ])
  }
})

const sentence = "Send CSV, TSV or an Excel workbook (.xlsx)."
test.each([
  ["old Excel", Buffer.from("d0cf11e0a1b11ae1", "hex"), "an Excel file of the old kind (.xls)"],
  ["PDF", "%PDF-1.7\n", "a PDF document"],
  ["PNG", Buffer.from("89504e470d0a1a0a", "hex"), "an image (PNG)"],
  ["JPEG", Buffer.from("ffd8ffe0", "hex"), "an image (JPEG)"],
  ["gzip", Buffer.from("1f8b0800", "hex"), "packed with gzip"],
  ["HTML", "  <!DOCTYPE html><table></table>", "a web page (HTML)"],
  ["HTML without a type", `${bom}<table><tr>`, "a web page (HTML)"],
  ["XML", '<?xml version="1.0"?><Workbook/>', "XML"],
  ["JSON object", '{"a": 1}', "JSON"],
  ["JSON list", '[\n  {"a": 1}]', "JSON"],
  ["bytes", Buffer.from([1, 2, 0, 3, 4, 0, 0, 9]), "no text"],
])("%s is refused with what it is and what is taken", async (_, bytes, found) => {
  await expect(readAll(bytes)).rejects.toThrow(found)
  await expect(readAll(bytes)).rejects.toThrow(sentence)
})
