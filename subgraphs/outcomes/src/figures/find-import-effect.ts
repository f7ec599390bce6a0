import type { PeriodInput } from "@teei/domain/period"
import type { OutcomesContext } from "../context.ts"
import { findEffect } from "../data/import-effects.ts"
import type { ImportEffectValue } from "../data/rows.ts"
import { toScope } from "./to-scope.ts"

/** The company's figures just before and just after an import, of a period or of the months it moved; null when it moved none. */
export async function findImportEffect(
  context: OutcomesContext,
  importId: string,
  period: PeriodInput | null | undefined,
): Promise<ImportEffectValue | null> {
  const companyId = context.companyId()
  const effect = await context.read((tx) => findEffect(tx, companyId, importId))
  if (effect === null) return null
  const scope = toScope(companyId, period ?? monthsBetween(effect.firstMonth, effect.lastMonth), null)
  return {
    period: scope.period,
    before: { ...scope, at: new Date(effect.firstAt.getTime() - 1) },
    after: { ...scope, at: effect.lastAt },
  }
}

/** Whole months as a period, at most the five years a period may span. */
function monthsBetween(first: Date, last: Date): PeriodInput {
  const earliest = new Date(Date.UTC(last.getUTCFullYear() - 5, last.getUTCMonth() + 1, 1))
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0))
  return { start: toDay(first > earliest ? first : earliest), end: toDay(end) }
}

const toDay = (instant: Date): string => instant.toISOString().slice(0, 10)
