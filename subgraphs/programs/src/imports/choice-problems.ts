import { type UserProblem, problem } from "@teei/subgraph-kit"
import type { ImportRow } from "../data/rows.ts"
import type { MappingChoice } from "./mapping.ts"
import { targetOf } from "./targets/index.ts"

const mostReplacements = 200
const longest = 200

/** What is wrong with a mapping somebody chose; nothing when it can be applied to the file. */
export function choiceProblems(known: Pick<ImportRow, "source" | "columns">, mapping: MappingChoice): UserProblem[] {
  const fields = targetOf(known.source).fields.map(({ name }) => name)
  const columns = (known.columns as { name: string }[]).flatMap(({ name }) => name || [])
  const isField = (path: string, field: string): UserProblem[] =>
    fields.includes(field) ? [] : [problem(path, "INVALID", `"${field.slice(0, 80)}" is not a field of this kind of file.`, fields)]
  return [
    ...(mapping.fields ?? []).flatMap(({ field, column }, at) => {
      const path = `input.mapping.fields.${at}`
      if (!fields.includes(field)) return isField(`${path}.field`, field)
      if (column === "") return [problem(`${path}.column`, "INVALID", "A column without a heading cannot be chosen.", columns)]
      if (column !== null && columns.length > 0 && !columns.includes(column))
        return [problem(`${path}.column`, "INVALID", `The file has no column "${column}".`, columns)]
      return []
    }),
    ...tooMany("replacements", mapping.replacements ?? [], mostReplacements),
    ...(mapping.replacements ?? []).flatMap(({ field, from, to }, at) => {
      const path = `input.mapping.replacements.${at}`
      return [...isField(`${path}.field`, field), ...tooLong(`${path}.from`, from), ...tooLong(`${path}.to`, to)]
    }),
    ...tooMany("defaults", mapping.defaults ?? [], fields.length),
    ...(mapping.defaults ?? []).flatMap(({ field, value }, at) => {
      const path = `input.mapping.defaults.${at}`
      const isTwice = (mapping.defaults ?? []).findIndex((other) => other.field === field) < at
      return [
        ...isField(`${path}.field`, field),
        ...tooLong(`${path}.value`, value),
        ...(value.trim() === "" ? [problem(`${path}.value`, "REQUIRED", "A value for empty cells cannot be empty itself.")] : []),
        ...(isTwice ? [problem(`${path}.field`, "INVALID", `${field} has a value for empty cells already; one is allowed.`)] : []),
      ]
    }),
  ]
}

const tooMany = (name: string, list: unknown[], most: number): UserProblem[] =>
  list.length <= most
    ? []
    : [problem(`input.mapping.${name}`, "LIMIT_EXCEEDED", `There are ${list.length} ${name}; at most ${most} are allowed.`)]

const tooLong = (path: string, text: string): UserProblem[] =>
  text.length <= longest ? [] : [problem(path, "INVALID", `It has ${text.length} characters; at most ${longest} are allowed.`)]
