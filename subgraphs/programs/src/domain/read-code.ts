import { type Cells, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** The values of a closed list, each with the words sources use for it, the first one ours. Compared without case, dashes and underscores. */
export type CodeWords<Code extends string> = Readonly<Record<Code, readonly string[]>>

const toKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim()

/** The value a word stands for; null for a word nobody knows. */
export function findCode<Code extends string>(text: string, words: CodeWords<Code>): Code | null {
  const key = toKey(text)
  const entries = Object.entries(words) as [Code, readonly string[]][]
  return entries.find(([code, known]) => toKey(code) === key || known.some((word) => toKey(word) === key))?.[0] ?? null
}

/** A cell that holds a value of a closed list; null when blank, and with a problem when the word is not known. */
export function readCode<Code extends string>(
  cells: Cells,
  field: string,
  name: string,
  words: CodeWords<Code>,
  problems: RowProblem[],
): Code | null {
  const text = readText(cells, field)
  if (text === null) return null
  const code = findCode(text, words)
  if (code !== null) return code
  const allowed = (Object.values(words) as (readonly string[])[]).flatMap(([ours]) => ours ?? [])
  const list = `${allowed.slice(0, -1).join(", ")} and ${allowed.at(-1)}`
  problems.push(rowProblem(field, text, "VALUE_UNKNOWN", `The ${name} "${text.slice(0, 80)}" is unknown; allowed are ${list}.`))
  return null
}
