import { BadFile } from "./bad-file.ts"
import { type SheetCell, cellText } from "./cell-text.ts"
import { longestRecord, mostColumns } from "./limits.ts"
import type { FileRecord } from "./open-file.ts"
import { parseXml } from "./parse-xml.ts"
import type { TextTable } from "./text-table.ts"
import type { Workbook } from "./read-workbook.ts"

/** A sheet's rows, in order and without the empty ones, each as long as its last cell with something in it. */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  part: string,
  book: Pick<Workbook, "kinds" | "is1904"> & { texts: TextTable },
): AsyncGenerator<FileRecord> {
  const ready: FileRecord[] = []
  const state = {
    row: 0,
    column: 0,
    cells: [] as string[],
    chars: 0,
    isEnded: false,
    into: null as "value" | "text" | null,
    isAside: false,
  }
  let cell: SheetCell | null = null
  for await (const _ of parseXml(bytes, part, {
    open(name, attributes) {
      if (name === "row") beginRow(state, attributes["r"])
      else if (name === "c") {
        state.column = columnOf(attributes["r"]) ?? state.column + 1
        if (state.column > mostColumns) throw new BadFile(`Row ${state.row} has more than ${mostColumns} columns.`)
        cell = { type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), value: null, text: "", hasFormula: false }
      } else if (name === "f" && cell) cell.hasFormula = true
      else if (name === "v" && cell) {
        cell.value ??= ""
        state.into = "value"
      } else if (name === "rPh") state.isAside = true
      else if (name === "t" && cell && !state.isAside) state.into = "text"
    },
    text(text) {
      if (cell && state.into === "value") cell.value = (cell.value ?? "") + text
      else if (cell && state.into === "text") cell.text += text
      if (cell && cell.text.length > longestRecord) throw new BadFile(`Row ${state.row} has more than ${longestRecord} characters.`)
    },
    close(name) {
      if (name === "v" || name === "t") state.into = null
      else if (name === "rPh") state.isAside = false
      else if (name === "c" && cell) {
        const text = cellText(cell, book)
        cell = null
        if (text !== "") put(state, text)
      } else if (name === "row" && state.cells.some((text) => text.trim() !== "")) {
        ready.push({ row: state.row, cells: state.cells, error: null })
      } else if (name === "sheetData") state.isEnded = true
    },
  })) {
    yield* ready.splice(0)
    if (state.isEnded) return
  }
}

type State = { row: number; column: number; cells: string[]; chars: number }

function beginRow(state: State, number: string | undefined): void {
  const row = number === undefined ? state.row + 1 : Number(number)
  if (!Number.isInteger(row) || row <= state.row || row > 2 ** 30) {
    throw new BadFile(`The workbook is damaged: row ${state.row} is followed by row ${row}. Open it and save it anew.`)
  }
  Object.assign(state, { row, column: 0, cells: [], chars: 0 })
}

function put(state: State, text: string): void {
  while (state.cells.length < state.column) state.cells.push("")
  state.cells[state.column - 1] = text
  state.chars += text.length
  if (state.chars > longestRecord) throw new BadFile(`Row ${state.row} has more than ${longestRecord} characters.`)
}

/** The number of a column from a reference such as `AB12`, from 1; null when there is none. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "")?.[0]
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
