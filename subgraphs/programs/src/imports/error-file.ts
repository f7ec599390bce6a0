import type { ImportRow } from "../data/rows.ts"
import { csvLine, problemColumns } from "../reading/error-file-text.ts"

/** How long rows that were left out are kept after the commit, in milliseconds. */
const keptMs = 30 * 24 * 3600 * 1000

/** Until when the error file of an import committed then can be had. */
export const errorFileUntil = (committedAt: Date): Date => new Date(committedAt.getTime() + keptMs)

/** Whether an import has rows to mend, checked and not forgotten. */
export function hasErrorFile({ status, invalid, held, committedAt }: ImportRow, now: Date): boolean {
  const isChecked = status === "READY" || committedAt !== null
  return isChecked && invalid + held > 0 && (committedAt === null || errorFileUntil(committedAt) > now)
}

/** `sessions.xlsx` gives `sessions_errors.csv`. */
export const errorFileName = (fileName: string): string => `${fileName.replace(/\.[^.]{1,5}$/, "")}_errors.csv`

const delimiterOf = ({ delimiter }: ImportRow): string => delimiter ?? ","

/** The first line, after the mark by which spreadsheets know UTF-8. */
export const errorFileHeading = (row: ImportRow): string =>
  `\uFEFF${csvLine([...(row.columns as { name: string }[]).map(({ name }) => name), ...problemColumns], delimiterOf(row))}`

/**
 * A row as it was sent, where it stood, and all that is wrong with it. A row that could not be read has no cells to show. One with too many or too
 * few cells stays one, by what stands behind the last column, so that it is not taken for mended when it comes back as it is.
 */
export function errorFileLine(
  row: ImportRow,
  left: { row: number; cells: string[]; problems: { column: string | null; message: string }[] },
): string {
  const width = (row.columns as unknown[]).length
  const cells = Array.from({ length: width }, (_, at) => left.cells[at] ?? "")
  const reasons = left.problems.map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
  const reason = reasons.length > 0 ? reasons.join(" ") : "It was left out because another row of the same person has a problem."
  const isShort = left.cells.length > 0 && left.cells.length < width
  return csvLine([...cells, String(left.row), reason, ...left.cells.slice(width), ...(isShort ? ["…"] : [])], delimiterOf(row))
}
