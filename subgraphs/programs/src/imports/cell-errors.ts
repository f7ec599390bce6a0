import { type RowProblem, rowProblem } from "../domain/row-problem.ts"
import { missingValue } from "../reading/cell-text.ts"

const shown = new Set([
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#DIV/0!",
  "#NAME?",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#GETTING_DATA",
])

/** The problems of cells that show a spreadsheet's error, or whose formula has no value, and the cells without them. */
export function takeCellErrors(cells: Record<string, string | undefined>): {
  cells: Record<string, string | undefined>
  problems: RowProblem[]
} {
  if (!hasMark(cells)) return { cells, problems: [] }
  const problems = Object.entries(cells).flatMap(([field, cell]) => {
    const text = cell?.trim() ?? ""
    if (text === missingValue) {
      const message =
        "The cell is a formula whose value the file does not hold. Open the file in a spreadsheet and save it, or paste values."
      return [rowProblem(field, text, "CELL_ERROR", message)]
    }
    return shown.has(text)
      ? [rowProblem(field, text, "CELL_ERROR", `The cell shows the spreadsheet error ${text}. Mend the formula, or write the value.`)]
      : []
  })
  if (problems.length === 0) return { cells, problems }
  return { cells: { ...cells, ...Object.fromEntries(problems.map(({ field }) => [field ?? "", undefined])) }, problems }
}

/** Whether any cell can be an error at all: asked of every row, it must cost nothing. */
function hasMark(cells: Record<string, string | undefined>): boolean {
  for (const field in cells) if (cells[field]?.includes("#")) return true
  return false
}
