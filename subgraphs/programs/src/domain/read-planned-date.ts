import { DATE_EXAMPLES, type DateFormat, parseDate } from "./parse-date.ts"
import { type Cells, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** A date that may lie ahead: at most ten years back and `yearsAhead` on, as an ISO instant in UTC; null for a blank or a bad cell. */
export function readPlannedDate(
  cells: Cells,
  field: string,
  name: string,
  format: DateFormat,
  now: Date,
  yearsAhead: number,
  problems: RowProblem[],
): string | null {
  const text = readText(cells, field)
  if (text === null) return null
  const instant = parseDate(text, format)
  if (instant === null) {
    const message = `The ${name} "${text.slice(0, 80)}" is not a date written like ${DATE_EXAMPLES[format]}.`
    problems.push(rowProblem(field, text, "DATE_INVALID", message))
    return null
  }
  const bound = (years: number) => Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate())
  const [earliest, latest] = [bound(-10), bound(yearsAhead)]
  if (instant >= earliest && instant <= latest) return new Date(instant).toISOString()
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const message = `The ${name} "${text.slice(0, 80)}" is out of range; allowed is ${day(earliest)} to ${day(latest)}.`
  problems.push(rowProblem(field, text, "DATE_OUT_OF_RANGE", message))
  return null
}
