import type { Tx } from "./database.ts"

/** Between which instants an import moved the figures, and which months. */
export type ImportEffectRow = { firstAt: Date; lastAt: Date; firstMonth: Date; lastMonth: Date }

/** Widens what is known of an import's effect by something recorded at an instant in some months (first days). */
export async function widenEffect(tx: Tx, companyId: string, importId: string, at: Date, months: string[]): Promise<void> {
  const sorted = months.toSorted()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined) return
  await tx.$executeRawUnsafe(
    `insert into import_effect as known (company_id, import_id, first_at, last_at, first_month, last_month)
     values ($1, $2, $3::timestamptz, $3::timestamptz, $4::date, $5::date)
     on conflict (company_id, import_id) do update set first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at),
       first_month = least(known.first_month, excluded.first_month), last_month = greatest(known.last_month, excluded.last_month)`,
    companyId,
    importId,
    at.toISOString(),
    first,
    last,
  )
}

/** What an import moved; null when it moved no figure. */
export const findEffect = (tx: Tx, companyId: string, importId: string): Promise<ImportEffectRow | null> =>
  tx.importEffect.findUnique({ where: { companyId_importId: { companyId, importId } } })
