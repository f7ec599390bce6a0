import { createWorking, Exact, type Step, toPlain } from "../working/index.ts"
import { consistencyScore, hoursScore, outcomeScore, VIS_WEIGHTS, type VolunteerMeasure } from "./individual-vis.ts"

/** A group left out of a number. */
export type Exclusion = { reason: string; count: number; unit: string }

/** A company's score with its working, or why there is none. `n` is how many volunteers stand behind it. */
export type CompanyVis =
  | { status: "OK"; value: string; n: number; excluded: Exclusion[]; steps: Step[] }
  | { status: "NO_DATA"; reason: string; excluded: Exclusion[] }

const WEIGHT_SOURCE = "Platform definition of the volunteer impact score, version 1"

/**
 * Volunteer impact score of a company, 0 to 100, two decimals: the mean over its volunteers with a measured gain of
 * `.3 hours + .3 consistency + .4 outcome`. Volunteers whose participants have no baseline or no later level are left out and
 * counted; nothing is imputed for them. The working begins at the sums of the three component scores.
 */
export function companyVis(volunteers: readonly VolunteerMeasure[]): CompanyVis {
  const sums = { hours: new Exact(0), consistency: new Exact(0), outcome: new Exact(0) }
  let n = 0
  for (const volunteer of volunteers) {
    if (volunteer.meanGain === null) continue
    sums.hours = sums.hours.plus(hoursScore(volunteer.hours))
    sums.consistency = sums.consistency.plus(consistencyScore(volunteer.sessionsPerMonth))
    sums.outcome = sums.outcome.plus(outcomeScore(volunteer.meanGain))
    n++
  }
  const excluded: Exclusion[] =
    n < volunteers.length
      ? [
          {
            reason: "None of the volunteer's participants has both a first and a later language level.",
            count: volunteers.length - n,
            unit: "people",
          },
        ]
      : []
  if (n === 0) return { status: "NO_DATA", reason: "No volunteer has a participant whose gain was measured.", excluded }

  const w = createWorking()
  const people = w.input("volunteers", "Volunteers with a measured gain", n, "people")
  const part = (key: keyof typeof sums, label: string) => {
    const sum = w.input(`${key}_sum`, `Sum of ${label} scores`, toPlain(sums[key]), "points")
    const weight = w.input(`${key}_weight`, `Weight of the ${label} score`, VIS_WEIGHTS[key], "share", WEIGHT_SOURCE)
    return w.multiply(`${key}_part`, `Weighted ${label} score`, "points", [
      w.divide(`${key}_mean`, `Mean ${label} score`, "points", sum, people),
      weight,
    ])
  }
  const score = w.add("score", "Mean score", "points", [
    part("hours", "hours"),
    part("consistency", "consistency"),
    part("outcome", "outcome"),
  ])
  w.round("vis", "Volunteer impact score", "points", score, 2)
  const { value, steps } = w.result()
  return { status: "OK", value, n, excluded, steps }
}
