import { Exact, toExact, toPlain } from "@teei/domain/working"

/**
 * Money spent on programmes in a period: the sum of each one's yearly cost for the months of the period it ran, as an exact decimal.
 * Null as soon as a programme that ran does not state its cost: leaving it out would make the return look better than it is.
 */
export function proRataCost(programs: readonly { annualCost: string | null; months: number }[]): string | null {
  let monthly = new Exact(0)
  for (const { annualCost, months } of programs) {
    if (months === 0) continue
    if (annualCost === null) return null
    monthly = monthly.plus(toExact(annualCost).times(months))
  }
  return toPlain(monthly.div(12))
}
