import type { Tx } from "./database.ts"

/** Between which instants an import moved the figures, and which months. */
export type ImportEffectRow = { firstAt: Date; lastAt: Date; firstMonth: Date; lastMonth: Date }

/** Adds to what is known of an import's effect: rows taken into account at an instant, and the months (first days) that moved by it, if any. */
export async function widenEffect(tx: Tx, companyId: string, importId: string, rows: number, at: Date, months: string[]): Promise<void> {
  const sorted = months.toSorted()
  await tx.$executeRawUnsafe(
    `insert into import_effect as known (company_id, import_id, rows, first_at, last_at, first_month, last_month)
     values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5::date, $6::date)
     on conflict (company_id, import_id) do update set rows = known.rows + excluded.rows,
       first_at = case when known.first_month is null then excluded.first_at else known.first_at end,
       last_at = case when excluded.first_month is null then known.last_at else excluded.last_at end,
       first_month = least(known.first_month, excluded.first_month), last_month = greatest(known.last_month, excluded.last_month)`,
    companyId,
    importId,
    rows,
    at.toISOString(),
    sorted[0] ?? null,
    sorted.at(-1) ?? null,
  )
}

/** What an import moved; null when it moved no figure. */
export async function findEffect(tx: Tx, companyId: string, importId: string): Promise<ImportEffectRow | null> {
  const row = await tx.importEffect.findUnique({ where: { companyId_importId: { companyId, importId } } })
  return row?.firstMonth && row.lastMonth ? { ...row, firstMonth: row.firstMonth, lastMonth: row.lastMonth } : null
}

/** How many rows of imports the figures take into account, in the order of the ids. */
export async function countCounted(tx: Tx, importIds: readonly string[]): Promise<number[]> {
  const rows = await tx.importEffect.findMany({ where: { importId: { in: [...importIds] } }, select: { importId: true, rows: true } })
  const byId = new Map(rows.map(({ importId, rows: counted }) => [importId, counted]))
  return importIds.map((id) => byId.get(id) ?? 0)
}
