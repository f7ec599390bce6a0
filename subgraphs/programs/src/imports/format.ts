import { type UserProblem, problem } from "@teei/subgraph-kit"
import type { ImportRow } from "../data/rows.ts"
import { delimiters, encodings } from "../reading/sniff.ts"

/** How a person says a file is to be read, as they said it. */
export type ImportFormat = { encoding?: string; delimiter?: string; sheet?: string }

/** What is wrong with it: what is no encoding or delimiter, and a sheet the workbook is known not to have. */
export function checkFormat(known: Pick<ImportRow, "sheets">, { encoding, delimiter, sheet }: ImportFormat): UserProblem[] {
  const sheets = known.sheets as string[]
  const problems: UserProblem[] = []
  const refuse = (name: string, message: string, allowed: readonly string[]) =>
    problems.push(problem(`input.format.${name}`, "INVALID", message, [...allowed]))
  if (encoding !== undefined && !isOneOf(encodings, encoding)) refuse("encoding", `"${encoding}" is no encoding known here.`, encodings)
  if (delimiter !== undefined && !isOneOf(delimiters, delimiter)) {
    refuse("delimiter", `"${delimiter}" does not stand between cells: that is a comma, a semicolon, a tab or a bar.`, delimiters)
  }
  if (sheet !== undefined && sheets.length > 0 && !sheets.includes(sheet)) refuse("sheet", `The workbook has no sheet "${sheet}".`, sheets)
  return problems
}

const isOneOf = (allowed: readonly string[], value: string): boolean => allowed.includes(value)
