import type { ProgramsContext } from "../context.ts"
import { listStaged } from "../data/import-rows.ts"
import { listProgramRefs } from "../data/programs.ts"
import type { ImportRow } from "../data/rows.ts"
import { type RowIssue, createRowCheck } from "./check-rows.ts"
import { findReferences } from "./find-references.ts"
import { findRowMapping } from "./mapping.ts"
import { targetOf } from "./targets/index.ts"

export type PreviewRow = { row: number; values: { field: string; value: string | null }[]; issues: RowIssue[] }

/** The first rows as they would be stored; empty before the check and after the commit, when no rows are staged. */
export async function previewImport(context: ProgramsContext, row: ImportRow, first: number): Promise<PreviewRow[]> {
  const mapping = findRowMapping(row)
  if (mapping === null || row.committedAt !== null) return []
  const { staged, programs } = await context.read(async (tx) => ({
    staged: await listStaged(tx, row.id, 0, first, false),
    programs: await listProgramRefs(tx),
  }))
  const target = targetOf(row.source, row.system)
  const headings = (row.columns as { name: string }[]).map(({ name }) => name)
  const check = createRowCheck(target, headings, mapping, programs, context.clock())
  const results = staged.map(({ row: number, cells }) => ({
    row: number,
    result: check(number, cells, cells.length === 0 ? "it was not readable" : null),
  }))
  const found = await findReferences(context, target, mapping, results)
  return results.map(({ row: number, result }, at) => {
    const checked = found[at] ?? result
    const shown = target.toPreview((checked.ok ? checked.value : checked.draft) as object)
    return { row: number, values: target.fields.map(({ name }) => ({ field: name, value: shown[name] ?? null })), issues: checked.issues }
  })
}
