import { cleanText } from "./clean-text.ts"
import { type Cells, limitText, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** Answers to questions, by question. */
export type Answers = Record<string, unknown>

/** How deep answers may be nested: lists and groups of answers, nothing made to exhaust a reader. */
const deepest = 4

/** A cell with a JSON object; null when blank, and with a problem when it is something else. */
export function readAnswers(cells: Cells, field: string, name: string, longest: number, problems: RowProblem[]): Answers | null {
  const text = limitText(readText(cells, field), field, name, longest, problems)
  if (text === null) return null
  const answers = parse(text)
  if (typeof answers === "object" && answers !== null && !Array.isArray(answers)) {
    const cleaned = clean(answers, deepest)
    if (cleaned !== undefined) return cleaned as Answers
  }
  // Answers are people's own words: the message does not repeat them.
  const message = `The ${name} are not a JSON object such as {"How often do you meet?": "weekly"}, nested at most ${deepest} deep.`
  problems.push(rowProblem(field, text, "VALUE_UNKNOWN", message))
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value with clean texts throughout, since escapes may hold what PostgreSQL refuses; undefined when it is nested too deep. */
function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value)
  if (typeof value !== "object" || value === null) return value
  if (depth === 0) return undefined
  if (Array.isArray(value)) {
    const entries = value.map((entry) => clean(entry, depth - 1))
    return entries.includes(undefined) ? undefined : entries
  }
  const entries = Object.entries(value).map(([key, entry]) => [cleanText(key), clean(entry, depth - 1)] as const)
  return entries.some(([, entry]) => entry === undefined) ? undefined : Object.fromEntries(entries)
}
