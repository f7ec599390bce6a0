import type { MetricName } from "../../i18n/words.ts"
import type { Unit } from "../../lib/format.ts"

/** A number as it was or will be; `status` and `figureId` where the graph tells them. */
export type MovedValue = { text: string | null; status: "OK" | "NO_DATA" | "SUPPRESSED" | null; figureId: string | null }

export type FigureMove = {
  metric: MetricName
  unit: Unit
  before: MovedValue
  after: MovedValue
  /** After minus before, `"0"` when they are the same number; null where one is missing. */
  difference: string | null
  reason: string | null
}

type Forecast = { metric: string; unit: string; before: string | null; after: string | null; reason: string | null }
type Figure = { id: string; value: string | null; unit: Unit; status: "OK" | "NO_DATA" | "SUPPRESSED" }

const METRICS = {
  participants: "PARTICIPANTS",
  volunteers: "VOLUNTEERS",
  sessions: "SESSIONS",
  volunteerHours: "VOLUNTEER_HOURS",
  averageRating: "AVERAGE_RATING",
  sroi: "SROI",
  vis: "VIS",
} as const satisfies Record<string, MetricName>

const isMetric = (key: string): key is MetricName => Object.values<string>(METRICS).includes(key)

type Figures = Record<keyof typeof METRICS, Figure>

/** A forecast's figures that have a name here, as lines. */
export function toForecastMoves(figures: readonly Forecast[]): FigureMove[] {
  return figures.flatMap(({ metric, unit, before, after, reason }) =>
    isMetric(metric)
      ? [
          {
            metric,
            unit: unit as Unit,
            before: { text: before, status: null, figureId: null },
            after: { text: after, status: null, figureId: null },
            difference: subtract(after, before),
            reason,
          },
        ]
      : [],
  )
}

/** An import's effect as lines, in the order in which the overview shows the figures. */
export function toEffectMoves(before: Figures, after: Figures): FigureMove[] {
  return (Object.keys(METRICS) as (keyof typeof METRICS)[]).map((key) => ({
    metric: METRICS[key],
    unit: after[key].unit,
    before: toValue(before[key]),
    after: toValue(after[key]),
    difference: subtract(after[key].value, before[key].value),
    reason: null,
  }))
}

const toValue = ({ id, value, status }: Figure): MovedValue => ({ text: value, status, figureId: id })

/** Exact as far as it is shown: a float carries 15 digits, a difference is written with at most two decimals. */
function subtract(after: string | null, before: string | null): string | null {
  if (after === null || before === null) return null
  const difference = Number(after) - Number(before)
  return Math.abs(difference) < 1e-9 ? "0" : difference.toFixed(6)
}
