import { CEFR_LEVELS, positionGain } from "@teei/domain/cefr"
import { monthsOf } from "@teei/domain/period"
import { Exact, toExact, toPlain } from "@teei/domain/working"
import type { CostFact, RawMeasures } from "../data/measures.ts"
import type { ImpactScope } from "../data/rows.ts"
import type { Measures } from "../domain/figures.ts"
import { proRataCost } from "../domain/pro-rata-cost.ts"

/**
 * Shapes what was read into what figures are computed from. A period counts as far as there is data: up to its last month with a session, so that the
 * figures of a running year neither spread volunteers' work over months to come nor charge their cost.
 */
export function toMeasures(raw: RawMeasures, costs: readonly CostFact[], scope: ImpactScope): Measures {
  const { sums, people, levels, volunteers } = raw
  const months = monthsOf(scope.period).filter((month) => sums.lastMonth !== null && month <= sums.lastMonth.slice(0, 7))
  const gains = new Map(levels.map(({ participantId, first, last }) => [participantId, gainBetween(first, last)]))
  return {
    sessions: sums.sessions,
    minutes: sums.minutes,
    ratingSum: toPlain(toExact(sums.ratingSum)),
    ratingCount: sums.ratingCount,
    ...people,
    levelsGained: levels.reduce((total, { first, last }) => total + last - first, 0),
    participantsWithBothLevels: levels.length,
    participantsWithoutBaseline: people.participants - levels.length,
    annualCost: proRataCost(
      costs
        .filter(({ programId }) => scope.programIds === null || scope.programIds.includes(programId))
        .map(({ annualCost, startsOn, endsOn }) => ({
          annualCost,
          months: months.filter((month) => runsIn(month, startsOn, endsOn)).length,
        })),
    ),
    volunteersDetail: volunteers.map(({ minutes, sessions, participantIds }) => ({
      hours: toPlain(new Exact(minutes).div(60)),
      sessionsPerMonth: toPlain(new Exact(sessions).div(months.length)),
      meanGain: mean(participantIds.flatMap((id) => gains.get(id) ?? [])),
    })),
  }
}

const runsIn = (month: string, startsOn: string, endsOn: string | null): boolean =>
  startsOn.slice(0, 7) <= month && (endsOn === null || month <= endsOn.slice(0, 7))

/** Levels are kept as 1 (A1) to 6 (C2). */
function gainBetween(first: number, last: number): string {
  const [from, to] = [CEFR_LEVELS[first - 1], CEFR_LEVELS[last - 1]]
  if (!from || !to) throw new RangeError(`There is no level between ${first} and ${last}.`)
  return positionGain(from, to)
}

function mean(values: string[]): string | null {
  return values.length === 0 ? null : toPlain(values.reduce((sum, value) => sum.plus(toExact(value)), new Exact(0)).div(values.length))
}
