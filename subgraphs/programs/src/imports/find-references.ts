import type { ProgramsContext } from "../context.ts"
import { type CheckedRow, toIssue } from "./check-rows.ts"
import type { RowMapping } from "./mapping.ts"
import type { ImportTarget } from "./target.ts"

/** Rows of one lookup: what a neighbour answers at a time. */
const mostAtOnce = 5_000

/**
 * Finds the records good rows refer to, all of a batch with one lookup; a row whose record is not known is a problem. Targets without references leave
 * rows as they are.
 */
export async function findReferences(
  context: ProgramsContext,
  target: ImportTarget,
  mapping: RowMapping,
  checked: { row: number; result: CheckedRow }[],
): Promise<CheckedRow[]> {
  const { references } = target
  if (!references) return checked.map(({ result }) => result)
  const oneByKey = new Map(checked.flatMap(({ result }) => (result.ok ? [[references.keyOf(result.value), result.value] as const] : [])))
  const [wanted, found] = [[...oneByKey.values()], new Map<string, string>()]
  for (let start = 0; start < wanted.length; start += mostAtOnce) {
    for (const [key, id] of await references.find(context, wanted.slice(start, start + mostAtOnce), target.system)) found.set(key, id)
  }
  return checked.map(({ row, result }) => {
    if (!result.ok) return result
    const refId = found.get(references.keyOf(result.value))
    if (refId !== undefined) return { ...result, refId }
    return { ok: false, draft: result.value as object, issues: [references.toProblem(result.value)].map(toIssue(row, mapping)) }
  })
}
