import type { ImportDefaultInput, ImportReplacementInput } from "../../gql/graphql.ts"

type Mends = { replacements: readonly ImportReplacementInput[]; defaults: readonly ImportDefaultInput[] }

/**
 * What is in force once cells of a field are read as something else. What a person sees as the wrong cell may itself come from an
 * earlier replacement or from a value for empty cells; then it is that one that changes, because replacements are not chained.
 */
export function withReplacements(mends: Mends, field: string, changes: readonly { from: string; to: string }[]): Mends {
  const toOf = new Map(changes.map(({ from, to }) => [from.trim(), to.trim()]))
  const kept = mends.replacements
    .filter((one) => one.field !== field || !toOf.has(one.from.trim()))
    .map((one) => (one.field === field ? { ...one, to: toOf.get(one.to.trim()) ?? one.to } : one))
  const defaults = mends.defaults.flatMap((one) => {
    const value = one.field === field ? (toOf.get(one.value.trim()) ?? one.value) : one.value
    return value === "" ? [] : [{ ...one, value }]
  })
  return { replacements: [...kept, ...[...toOf].map(([from, to]) => ({ field, from, to }))], defaults }
}

/** What is in force once empty cells of a field have a value. */
export function withDefault(defaults: Mends["defaults"], field: string, value: string): ImportDefaultInput[] {
  return [...defaults.filter((one) => one.field !== field), { field, value: value.trim() }]
}
