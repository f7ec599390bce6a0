import { BadFile } from "./bad-file.ts"
import { type NumberKind, serialText } from "./number-format.ts"
import type { TextTable } from "./text-table.ts"

/** A cell as its sheet writes it: `value` is null where the sheet holds none. */
export type SheetCell = { type: string; style: number; value: string | null; text: string; hasFormula: boolean }

/** Stands for a formula whose value the file does not hold. It is a problem of the cell, like the errors a sheet shows itself. */
export const missingValue = "#FORMULA!"

/**
 * A cell as text: what a formula came to when the file was saved (nothing is ever computed here), numbers with up to 15 digits, TRUE and FALSE, days
 * year first, errors as the sheet shows them.
 */
export function cellText(cell: SheetCell, book: { texts: TextTable; kinds: readonly NumberKind[]; is1904: boolean }): string {
  const { type, value } = cell
  if (type === "inlineStr") return unescapeText(cell.text)
  if (value === null || (value === "" && type !== "str")) return cell.hasFormula ? missingValue : ""
  switch (type) {
    case "s": {
      const text = book.texts.get(Number(value))
      if (text === undefined) throw new BadFile("The workbook is damaged: a cell names a text that is not there. Open it and save it anew.")
      return text
    }
    case "b":
      return value === "1" ? "TRUE" : "FALSE"
    case "n": {
      const number = Number(value)
      return Number.isFinite(number) ? (serialText(number, book.kinds[cell.style] ?? "NUMBER", book.is1904) ?? value) : value
    }
    default:
      // Texts of formulas, errors, and days that are written as such.
      return unescapeText(value)
  }
}

/** Characters XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
