import fc from "fast-check"
import { expect, test } from "vitest"
import { csvLine, withGuard, withoutGuard } from "./error-file-text.ts"
import { cellsOf, readRows } from "./testing/read-all.ts"

test("what would begin a formula is preceded by an apostrophe, and nothing else is", () => {
  expect(["=1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "a=1", "'a", ""].map(withGuard)).toEqual([
    "'=1",
    "'+1",
    "'-1",
    "'@a",
    "'\tx",
    "'\rx",
    "''=1",
    "a=1",
    "'a",
    "",
  ])
})

test("laws: no cell written begins a formula; guarded and taken back it is the same; a line written is read as it was", async () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@]?[a-z",;\n\r]{0,5}$/))
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 6 }), fc.constantFrom(",", ";", "\t", "|"), async (cells, delimiter) => {
      expect(cells.map(withGuard).map(withoutGuard)).toEqual(cells)
      for (const guarded of cells.map(withGuard)) expect(guarded).not.toMatch(/^[=+\-@\t\r]/)
      if (cells.every((text) => text.trim() === "")) return
      const [read] = await cellsOf(csvLine(["h", ...cells], delimiter), { delimiter: delimiter as ",", encoding: "utf-8" })
      expect(read?.slice(1)).toEqual(cells.map(withGuard).map((text) => text.toWellFormed()))
    }),
  )
})

test("an error file comes back as the rows it was made of; another file keeps its apostrophes", async () => {
  const text = [
    ["a", "=b", "import_row", "import_problems"],
    ["1", "-2", "7", "a: wrong."],
    ["1", "2", "8", "wrong", "3"],
  ]
    .map((cells) => csvLine(cells, ";"))
    .join("")
  const { headings, records } = await readRows(`\uFEFF${text}`)
  expect([headings, records.map(({ cells }) => cells.length)]).toEqual([
    ["a", "=b"],
    [2, 5],
  ])
  expect(records[0]?.cells).toEqual(["1", "-2"])
  expect((await readRows("a,b\n'-1,2\n")).records[0]?.cells).toEqual(["'-1", "2"])
})

test("a first row that names a person is none of headings, and the message does not repeat it", async () => {
  await expect(readRows("K-1,ana@example.org\nK-2,ben@example.org\n")).rejects.toThrow(
    "Row 1 holds an e-mail address where headings are due",
  )
  await expect(readRows("a,b,a\n1,2,3\n")).rejects.toThrow('The heading "a" stands twice')
  await expect(readRows("")).rejects.toThrow("The file is empty")
})
