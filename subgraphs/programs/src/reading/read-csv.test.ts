import { expect, test } from "vitest"
import { cellsOf, readAll } from "./testing/read-all.ts"

/** The cases of csv-spectrum (github.com/max-mapper/csv-spectrum), written anew: what each file holds, and what it says. */
const spectrum: [name: string, text: string, cells: string[][]][] = [
  [
    "comma in quotes",
    'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123\n',
    [
      ["first", "last", "address", "city", "zip"],
      ["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
    ],
  ],
  [
    "empty",
    'a,b,c\n1,"",""\n2,3,4\n',
    [
      ["a", "b", "c"],
      ["1", "", ""],
      ["2", "3", "4"],
    ],
  ],
  [
    "empty with CRLF",
    'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
    [
      ["a", "b", "c"],
      ["1", "", ""],
      ["2", "3", "4"],
    ],
  ],
  [
    "escaped quotes",
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    [
      ["a", "b"],
      ["1", 'ha "ha" ha'],
      ["3", "4"],
    ],
  ],
  [
    "json",
    'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
    [
      ["key", "val"],
      ["1", '{"type": "Point", "coordinates": [102.0, 0.5]}'],
    ],
  ],
  [
    "location coordinates",
    'Contact Phone Number,Location Coordinates,Cities,Counties\n5555555555,"37.6597400000, -97.5753330000",Wichita,Sedgwick\n',
    [
      ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"],
      ["5555555555", "37.6597400000, -97.5753330000", "Wichita", "Sedgwick"],
    ],
  ],
  [
    "newlines",
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [
      ["a", "b", "c"],
      ["1", "2", "3"],
      ["Once upon \na time", "5", "6"],
      ["7", "8", "9"],
    ],
  ],
  [
    "newlines with CRLF",
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [
      ["a", "b", "c"],
      ["1", "2", "3"],
      ["Once upon \r\na time", "5", "6"],
      ["7", "8", "9"],
    ],
  ],
  [
    "quotes and newlines",
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      ["a", "b"],
      ["1", 'ha \n"ha" \nha'],
      ["3", "4"],
    ],
  ],
  [
    "simple",
    "a,b,c\n1,2,3\n",
    [
      ["a", "b", "c"],
      ["1", "2", "3"],
    ],
  ],
  [
    "simple with CRLF",
    "a,b,c\r\n1,2,3\r\n",
    [
      ["a", "b", "c"],
      ["1", "2", "3"],
    ],
  ],
  [
    "utf8",
    "a,b,c\n1,2,3\n4,5,ʤ\n",
    [
      ["a", "b", "c"],
      ["1", "2", "3"],
      ["4", "5", "ʤ"],
    ],
  ],
]

test.each(spectrum)("csv-spectrum: %s", async (_, text, cells) => {
  for (const size of [1, 3, 1000]) expect(await cellsOf(text, {}, size)).toEqual(cells)
  // The end of the last line may be missing.
  expect(await cellsOf(text.replace(/\r?\n$/, ""))).toEqual(cells)
})

test("line ends may be mixed, and those of an old Mac", async () => {
  expect(await cellsOf("a,b\r\n1,2\n3,4\r5,6")).toEqual([
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
    ["5", "6"],
  ])
})

test("lines that are empty or hold nothing but delimiters are no records", async () => {
  expect((await readAll("a,b\n\n1,2\n,\n  , \n3,4\n,\n")).records.map(({ row, cells }) => [row, cells])).toEqual([
    [1, ["a", "b"]],
    [2, ["1", "2"]],
    [3, ["3", "4"]],
  ])
})

test("rows longer or shorter than the heading are read as they are", async () => {
  expect(await cellsOf("a,b\n1\n1,2,3\n")).toEqual([["a", "b"], ["1"], ["1", "2", "3"]])
})

test("a thousand columns are read", async () => {
  const row = Array.from({ length: 1000 }, (_, at) => `column ${at}`)
  const cells = await cellsOf(`${row.join(",")}\n${row.map((cell) => `"${cell} with, more"`).join(",")}\n`)
  expect(cells.map(({ length }) => length)).toEqual([1000, 1000])
  expect(cells[1]?.[999]).toBe("column 999 with, more")
})

test("cells a spreadsheet would take for formulas are texts", async () => {
  const cells = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\ttab"]
  expect(await cellsOf(`a,b,c,d,e\n${cells.map((cell) => `"${cell}"`).join(",")}\n`)).toEqual([["a", "b", "c", "d", "e"], cells])
})

test("a quote that is never closed fails the file and names its row, in a short file and in a long one", async () => {
  await expect(readAll('a,b\n1,2\n3,"4\n5,6\n')).rejects.toThrow("A quote opened in row 3 is never closed.")
  await expect(readAll(`a,b\n1,2\n3,"4\n${"5,6\n".repeat(500_000)}`, {}, 64_000)).rejects.toThrow("quote opened in row 3 is never closed")
})

test("a quote inside a cell that is not written twice fails the file: rows behind it could be lost unseen", async () => {
  for (const rest of ["", '5,"6"\n'])
    await expect(readAll(`a,b\n1,2\n3,"x" y\n4,5\n${rest}7,8\n`)).rejects.toThrow("In row 3 something follows a closing quote")
})

test("a record that is no CSV says why without its cells", async () => {
  const { records } = await readAll('a,b\n1,ana "b" c"@example.org\n3,4\n5,6\n')
  expect(records.map(({ row, error }) => [row, error !== null])).toEqual([
    [1, false],
    [2, true],
    [3, false],
    [4, false],
  ])
  expect(JSON.stringify(records)).not.toContain("example.org")
})

test.each([
  ["of letters", "x"],
  ["of nothing but delimiters", ","],
])("an endless line %s fails the file and names its row", async (_, piece) => {
  await expect(readAll(`a,b\n1,2\n${piece.repeat(3_000_000)}`, {}, 64_000)).rejects.toThrow("Row 3 has more than 1048576 characters")
})
