import { type Cells, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** What people write for the values of a list, in lower case with single spaces for signs. */
export type WordList<Code extends string> = Readonly<Record<string, Code>>

/** A value of a list by what people write for it; null for a blank cell and for a word nobody knows, which is a problem. */
export function readWord<Code extends string>(
  cells: Cells,
  field: string,
  name: string,
  list: WordList<Code>,
  allowed: string,
  problems: RowProblem[],
): Code | null {
  const text = readText(cells, field)
  if (text === null) return null
  const key = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
  if (Object.hasOwn(list, key)) return list[key] ?? null
  problems.push(rowProblem(field, text, "VALUE_UNKNOWN", `The ${name} "${text.slice(0, 80)}" is unknown; allowed are ${allowed}.`))
  return null
}
