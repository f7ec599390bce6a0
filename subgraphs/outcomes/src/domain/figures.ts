import { disclose } from "@teei/domain/disclosure"
import { sroi } from "@teei/domain/sroi"
import { companyVis, type Exclusion, type VolunteerMeasure } from "@teei/domain/vis"
import { createWorking, type Step, type Working } from "@teei/domain/working"
import type { SroiAssumptions } from "./assumptions.ts"
import { definitionOf, type MetricKey, type Unit } from "./definitions.ts"

/** What was counted and summed in a period, before anything is computed from it. */
export type Measures = {
  sessions: number
  /** Minutes of these sessions together. */
  minutes: number
  /** Sum of the ratings on the scale from 0 to 1, an exact decimal. */
  ratingSum: string
  ratingCount: number
  /** Different people who rated. */
  raters: number
  /** Different people who received. */
  participants: number
  /** Different people who gave. */
  volunteers: number
  /** CEFR levels between first and last, summed over the participants with both; losses count against gains. */
  levelsGained: number
  participantsWithBothLevels: number
  /** Participants without a first or without a later level. */
  participantsWithoutBaseline: number
  /** Money spent in the period in the company's currency (`proRataCost`); null when a programme does not state its cost. */
  annualCost: string | null
  volunteersDetail: readonly VolunteerMeasure[]
}

/** A number with its working, or why there is none: then `value` is null and `reason` says it in a sentence. */
export type FigureResult = {
  status: "OK" | "NO_DATA" | "SUPPRESSED"
  value: string | null
  /** How many people stand behind it; null when suppressed. */
  n: number | null
  unit: Unit
  /** Replayable; the last step is the value. Empty without a number: a suppressed one must not be told by its steps. */
  steps: Step[]
  excluded: Exclusion[]
  reason: string | null
}

/** What a metric comes to before disclosure; `n` is the people it rests on. */
type Computed = { n: number; excluded: Exclusion[] } & ({ steps: Step[]; value: string } | { missing: string })

/**
 * Computes a figure. Behind the figure stand: participants for participants and sessions; volunteers for volunteers and hours; raters for
 * the rating; participants with both levels for SROI; volunteers with a measured gain for VIS. With 1 to 4 of them it is suppressed, with
 * none there is no data. `assumptions` are needed by SROI only; without them it has no data.
 */
export function toFigure(metric: MetricKey, measures: Measures, assumptions: SroiAssumptions | null): FigureResult {
  const { unit } = definitionOf(metric)
  const computed = compute(metric, measures, assumptions)
  const { n } = computed
  if (disclose(n) === "SUPPRESSED") {
    const reason = "Fewer than five people stand behind this number, so it is withheld."
    return { status: "SUPPRESSED", value: null, n: null, unit, steps: [], excluded: [], reason }
  }
  if (n === 0 || "missing" in computed) {
    const reason = "missing" in computed ? computed.missing : "Nothing was recorded in this period."
    return { status: "NO_DATA", value: null, n, unit, steps: [], excluded: computed.excluded, reason }
  }
  return { status: "OK", value: computed.value, n, unit, steps: computed.steps, excluded: computed.excluded, reason: null }
}

function compute(metric: MetricKey, measures: Measures, assumptions: SroiAssumptions | null): Computed {
  const { participants, volunteers, sessions } = measures
  switch (metric) {
    case "PARTICIPANTS":
      return work(participants, (w) => w.input("participants", "Different people who received", participants, "people"))
    case "VOLUNTEERS":
      return work(volunteers, (w) => w.input("volunteers", "Different people who gave their time", volunteers, "people"))
    case "SESSIONS":
      return work(participants, (w) => w.input("sessions", "Sessions held", sessions, "sessions"))
    case "VOLUNTEER_HOURS":
      return work(volunteers, (w) => {
        const minutes = w.input("minutes", "Minutes of all sessions", measures.minutes, "minutes")
        const hours = w.divide("hours_exact", "Hours of all sessions", "hours", minutes, w.constant(60))
        w.round("hours", "Volunteer hours", "hours", hours, 2)
      })
    case "AVERAGE_RATING":
      return toRating(measures)
    case "SROI":
      return toSroi(measures, assumptions)
    case "VIS":
      return toVis(measures)
  }
}

/** A computation nothing is left out of. */
function work(n: number, record: (w: Working) => unknown, excluded: Exclusion[] = []): Computed {
  const w = createWorking()
  record(w)
  return { n, excluded, ...w.result() }
}

function toRating({ ratingSum, ratingCount, raters, sessions }: Measures): Computed {
  const excluded = exclude("The session was not rated.", sessions - ratingCount, "sessions")
  if (ratingCount === 0) return { n: 0, excluded, missing: "No session of this period was rated." }
  const record = (w: Working): void => {
    const sum = w.input("rating_sum", "Sum of the ratings from 0 to 1", ratingSum, "points")
    const count = w.input("rating_count", "Number of ratings", ratingCount, "ratings")
    const mean = w.divide("rating_mean", "Mean rating from 0 to 1", "points", sum, count)
    const span = w.multiply("rating_span", "Mean rating stretched to four points", "points", [w.constant(4), mean])
    const exact = w.add("rating_exact", "Mean rating from 1 to 5", "points", [w.constant(1), span])
    w.round("rating", "Average rating", "points", exact, 2)
  }
  return work(raters, record, excluded)
}

function toSroi(measures: Measures, assumptions: SroiAssumptions | null): Computed {
  const n = measures.participantsWithBothLevels
  const reason = "The participant has no first or no later language level, so a gain could not be measured."
  const excluded = exclude(reason, measures.participantsWithoutBaseline, "people")
  if (n === 0) return { n, excluded, missing: "No participant has both a first and a later language level." }
  if (!assumptions) return { n, excluded, missing: "There are no financial proxies for the company's country and currency." }
  if (measures.annualCost === null) return { n, excluded, missing: "A programme does not state what it costs in a year." }

  const { currency, hourValue, levelValue, discountRate, deadweight, displacement, attribution, dropOff, years } = assumptions
  const quantity = String(measures.levelsGained)
  const shares = { deadweight, displacement, attribution, dropOff, years }
  const result = sroi({
    currency,
    outcomes: [{ id: "levels", label: "CEFR levels gained", quantity, unit: "levels", proxy: levelValue, ...shares }],
    volunteerMinutes: String(measures.minutes),
    hourlyValue: hourValue,
    programmeCost: measures.annualCost,
    discountRate,
  })
  return result.status === "OK" ? { n, excluded, steps: result.steps, value: result.value } : { n, excluded, missing: result.reason }
}

function toVis({ volunteersDetail }: Measures): Computed {
  const vis = companyVis(volunteersDetail)
  return vis.status === "OK" ? vis : { n: 0, excluded: vis.excluded, missing: vis.reason }
}

function exclude(reason: string, count: number, unit: string): Exclusion[] {
  return count > 0 ? [{ reason, count, unit }] : []
}
