import { strToU8, zipSync } from "fflate"
import { expect, test } from "vitest"
import { writeXlsx } from "../imports/templates/write-xlsx.ts"
import { cellsOf, readAll, readRows } from "./testing/read-all.ts"
import { textRow, workbook } from "./testing/workbook.ts"

const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy hh:mm"/><numFmt numFmtId="165" formatCode="[$-419]#,##0.00&quot;day&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs>`
const one = (xml: string, more: object = {}) => workbook({ sheets: { First: xml }, styles, ...more })
/** The cells of a row written as `c` elements. */
const cells = async (xml: string, more?: object) => (await cellsOf(one(`<row r="1">${xml}</row>`, more)))[0]

test("texts are read wherever they lie: shared, in place, with formatting inside, without pronunciation", async () => {
  const texts = `<si><t>shared</t></si><si><r><t>bold </t></r><r><rPr/><t>and not</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><t>a_x000D_&amp;b</t></si>`
  const row = `<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><r><t>in </t></r><r><t>place</t></r></is></c><c t="str"><f>A1</f><v>of a formula</v></c>`
  expect(await cells(row, { texts })).toEqual(["shared", "bold and not", "a\r&b", "in place", "of a formula"])
})

test("numbers are read with the digits a sheet shows, truth values by name", async () => {
  const row = `<c><v>45</v></c><c><v>0.30000000000000004</v></c><c><v>1E-3</v></c><c s="3"><v>1234.5</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>`
  expect(await cells(row)).toEqual(["45", "0.3", "0.001", "1234.5", "TRUE", "FALSE"])
})

test("days are read year first, in both systems, times to the second", async () => {
  const row = `<c s="1"><v>46083</v></c><c s="2"><v>46083.4166666667</v></c><c s="4"><v>0.03125</v></c><c t="d"><v>2026-03-02</v></c>`
  expect(await cells(row)).toEqual(["2026-03-02", "2026-03-02T10:00:00", "00:45:00", "2026-03-02"])
  expect(await cells(`<c s="1"><v>44621</v></c>`, { workbookPr: '<workbookPr date1904="1"/>' })).toEqual(["2026-03-02"])
})

test("a formula is what it came to when the file was saved, and never computed: without a value it is a problem of its cell", async () => {
  expect(await cells("<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c>")).toEqual(["2", "#FORMULA!", "#FORMULA!"])
  expect(await cells('<c t="e"><f>NA()</f><v>#N/A</v></c><c t="str"><f>""</f><v></v></c><c><v>1</v></c>')).toEqual(["#N/A", "", "1"])
})

test("rows keep the sheet's numbers, empty ones are left out, gaps are empty cells", async () => {
  const { records } = await readAll(
    one(`${textRow(2, ["a", "b", "c"])}<row r="3"><c r="A3" s="1"/></row><row r="7"><c r="C7"><v>5</v></c></row>`),
  )
  expect(records).toEqual([
    { row: 2, cells: ["a", "b", "c"], error: null },
    { row: 7, cells: ["", "", "5"], error: null },
  ])
})

test("a row has as many cells as the headings, and more only where something stands", async () => {
  const { headings, records } = await readRows(one(`${textRow(1, ["a", "b", "c"])}${textRow(2, ["1"])}${textRow(3, ["1", "2", "3", "4"])}`))
  expect(headings).toEqual(["a", "b", "c"])
  expect(records.map(({ cells }) => cells)).toEqual([
    ["1", "", ""],
    ["1", "2", "3", "4"],
  ])
})

test("the value of merged cells stands in the first of them alone", async () => {
  expect(await cellsOf(one(`${textRow(1, ["a", "b"])}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"/></row>`))).toEqual([
    ["a", "b"],
    ["1"],
  ])
})

test("the first sheet that is not hidden is read, or the one a person names", async () => {
  const bytes = workbook({ sheets: { Notes: textRow(1, ["n"]), Data: textRow(1, ["d"]), More: textRow(1, ["m"]) }, hidden: ["Notes"] })
  const { format, records } = await readAll(bytes)
  expect([format, records[0]?.cells]).toEqual([
    { encoding: null, delimiter: null, sheet: "Data", sheets: ["Notes", "Data", "More"] },
    ["d"],
  ])
  expect(await cellsOf(bytes, { sheet: "More" })).toEqual([["m"]])
  await expect(readAll(bytes, { sheet: "Gone" })).rejects.toThrow('The workbook has no sheet "Gone"; it has "Notes", "Data", "More".')
})

test("a workbook is known by its bytes and read in whatever chunks they come", async () => {
  const rows = [
    ["id", "текст"],
    ["1", "<&> \"'"],
  ]
  for (const size of [7, 1000]) expect(await cellsOf(writeXlsx("S", rows), {}, size)).toEqual(rows)
})

test("names with a prefix are read as those without", async () => {
  const xml =
    '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
  expect(await cellsOf(workbook({ sheets: { S: "" }, extra: { "xl/worksheets/sheet0.xml": strToU8(xml) } }))).toEqual([["a"]])
})

test("more texts than are kept in memory are read right", async () => {
  const count = 60_000
  const texts = Array.from({ length: count }, (_, at) => `<si><t>text ${at} ${"x".repeat(80)}</t></si>`).join("")
  const numbers = [0, 1, 500, count - 1, 3, 30_000, 0]
  const read = await cells(numbers.map((at) => `<c t="s"><v>${at}</v></c>`).join(""), { texts })
  expect(read?.map((text) => text.split(" ")[1])).toEqual(numbers.map(String))
})

test.each([
  ["OpenDocument", { "content.xml": "<x/>", mimetype: "application/vnd.oasis.opendocument.spreadsheet" }, "OpenDocument"],
  ["binary Excel", { "xl/workbook.bin": "x" }, "binary Excel workbook (.xlsb)"],
  ["Word", { "word/document.xml": "<x/>" }, "Word document"],
  ["any archive", { "a.csv": "a,b" }, "ZIP archive without a workbook"],
])("%s is refused with what it is", async (_, parts, found) => {
  await expect(readAll(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))).rejects.toThrow(
    found,
  )
})

test.each([
  ["cut off", workbook({ sheets: { S: textRow(1, ["a"]) } }).subarray(0, 400), "archive cannot be read"],
  ["with broken XML", one("<row><c></row>"), "xl/worksheets/sheet0.xml cannot be read"],
  [
    "with entities of its own",
    workbook({ sheets: { S: "" }, extra: { "xl/worksheets/sheet0.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') } }),
    "sheet0.xml cannot be read",
  ],
  ["with rows out of order", one('<row r="2"/><row r="1"/>'), "row 2 is followed by row 1"],
  [
    "with a text that is not there",
    one('<row><c t="s"><v>9</v></c></row>', { texts: "<si><t>a</t></si>" }),
    "names a text that is not there",
  ],
  ["with a column no sheet has", one('<row r="1"><c r="XFE1"><v>1</v></c></row>'), "Row 1 has more than 16384 columns"],
])("a workbook %s is refused", async (_, bytes, message) => {
  await expect(readAll(bytes)).rejects.toThrow(message)
})

test("an archive made to fill the machine is refused while it is unpacked, in its sheet and in its other parts", async () => {
  const big = new Uint8Array(18 * 1024 * 1024).fill(0x20)
  const bombs = ["xl/worksheets/sheet0.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"]
  for (const name of bombs) {
    const bytes = workbook({ sheets: { S: "" }, texts: "", styles, extra: { [name]: big } })
    await expect(readAll(bytes, {}, 64_000), name).rejects.toThrow(/unpacks to more than 200 times its size|is larger than|cannot be read/)
  }
})

test("a cell without an end is refused before it fills the memory", async () => {
  const cell = Uint8Array.from({ length: 12 * 1024 * 1024 }, (_, at) => 0x61 + ((at * 7919) % 23))
  const begin = strToU8('<worksheet><sheetData><row><c t="inlineStr"><is><t>')
  const sheet = new Uint8Array(begin.length + cell.length)
  sheet.set(begin)
  sheet.set(cell, begin.length)
  await expect(readAll(workbook({ sheets: { S: "" }, extra: { "xl/worksheets/sheet0.xml": sheet } }), {}, 64_000)).rejects.toThrow(
    "cannot be read",
  )
})
