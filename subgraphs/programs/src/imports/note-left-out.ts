import type { Tx } from "../data/database.ts"
import { listLeftOut } from "../data/import-rows.ts"
import { noteSeen } from "../data/record-changes.ts"
import type { ImportRow } from "../data/rows.ts"
import { type RowMapping, columnAt } from "./mapping.ts"
import type { ImportTarget } from "./target.ts"

const batchSize = 5_000

/**
 * Notes the records of rows that are left out, by the id the row gives them: a file that replaces another one holds them, only not well. Rows without an id
 * name their record by what may be wrong with them, so that it cannot be told which one it is.
 */
export async function noteLeftOut(tx: Tx, { companyId, id, columns, mapping }: ImportRow, target: ImportTarget): Promise<void> {
  const headings = (columns as { name: string }[]).map(({ name }) => name)
  const at = columnAt(headings, (mapping as RowMapping).fields[target.fields[0]?.name ?? ""]?.column)
  if (at < 0) return
  for (let after = 0; ;) {
    const rows = await listLeftOut(tx, id, after, batchSize)
    const last = rows.at(-1)
    if (!last) return
    after = last.row
    await noteSeen(
      tx,
      companyId,
      id,
      rows.flatMap(({ cells }) => cells[at]?.trim() || []),
    )
  }
}
