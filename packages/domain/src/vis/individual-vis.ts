import { Exact, toExact, toPlain } from "../working/index.ts"

/** How much and how steadily one person volunteers, and what their participants gained. Decimals are plain strings. */
export type VolunteerMeasure = {
  /** Hours given in the period, 0 or more. */
  hours: string
  /** Sessions per month of the period, 0 or more. */
  sessionsPerMonth: string
  /** Mean gain of their participants with a baseline and a later level, on the scale from 0 to 1; null when none was measured. */
  meanGain: string | null
}

/** Bands of one volunteer's score: from 76, from 51, from 26, below. */
export type VisBand = "EXCEPTIONAL" | "HIGH_IMPACT" | "CONTRIBUTING" | "EMERGING"

/** The share each component has in the score. */
export const VIS_WEIGHTS = { hours: "0.3", consistency: "0.3", outcome: "0.4" } as const

/** Below this mean gain the outcome score is 0: a smaller change cannot be told from chance. */
const LEAST_GAIN = "0.1"

/** Outcome scores are kept to so many decimals: then sums are exact, and do not depend on the order they are added in. */
const SCORE_DECIMALS = 20

/** Points for hours: one for each hour, 100 at most. */
export function hoursScore(hours: string): Exact {
  return Exact.min(100, Exact.max(0, toExact(hours)))
}

/** Points for sessions per month: 100 from 8, 75 from 4, 50 from 2, 25 above 0, and 0. */
export function consistencyScore(sessionsPerMonth: string): Exact {
  const sessions = toExact(sessionsPerMonth)
  if (sessions.gte(8)) return new Exact(100)
  if (sessions.gte(4)) return new Exact(75)
  if (sessions.gte(2)) return new Exact(50)
  return new Exact(sessions.gt(0) ? 25 : 0)
}

/** Points for participants' mean gain x: 0 below .1, else `(x − .1) / .9 × 100`, at most 100. */
export function outcomeScore(meanGain: string): Exact {
  const gain = toExact(meanGain)
  if (gain.lt(LEAST_GAIN)) return new Exact(0)
  return Exact.min(100, gain.minus(LEAST_GAIN).times(100).div("0.9").toDecimalPlaces(SCORE_DECIMALS))
}

/** The band of a score from 0 to 100. */
export function visBand(score: string): VisBand {
  const points = toExact(score)
  if (points.gte(76)) return "EXCEPTIONAL"
  if (points.gte(51)) return "HIGH_IMPACT"
  return points.gte(26) ? "CONTRIBUTING" : "EMERGING"
}

/** One volunteer's score, rounded half up to two decimals, with its band; null when no gain was measured. */
export function individualVis(volunteer: VolunteerMeasure): { score: string; band: VisBand } | null {
  if (volunteer.meanGain === null) return null
  const score = hoursScore(volunteer.hours)
    .times(VIS_WEIGHTS.hours)
    .plus(consistencyScore(volunteer.sessionsPerMonth).times(VIS_WEIGHTS.consistency))
    .plus(outcomeScore(volunteer.meanGain).times(VIS_WEIGHTS.outcome))
  const rounded = toPlain(score.toDecimalPlaces(2))
  return { score: rounded, band: visBand(rounded) }
}
