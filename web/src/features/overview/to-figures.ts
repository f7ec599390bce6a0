import type { OverviewImpactFragment } from "../../gql/graphql.ts"
import type { MetricName } from "../../i18n/words.ts"
import type { Unit } from "../../lib/format.ts"
import type { TrendPoint } from "./trend-card/to-trend.ts"

type FigureRef = OverviewImpactFragment["participants"]

export type OverviewFigure = { metric: MetricName; unit: Unit; figure: FigureRef; trend: readonly TrendPoint[] }

/** The figures in the order they are read: who, what was done, and what came of it. */
export function toFigures(impact: OverviewImpactFragment): OverviewFigure[] {
  return [
    { metric: "PARTICIPANTS", unit: "PEOPLE", figure: impact.participants, trend: impact.participantsTrend },
    { metric: "VOLUNTEERS", unit: "PEOPLE", figure: impact.volunteers, trend: impact.volunteersTrend },
    { metric: "SESSIONS", unit: "SESSIONS", figure: impact.sessions, trend: impact.sessionsTrend },
    { metric: "VOLUNTEER_HOURS", unit: "HOURS", figure: impact.volunteerHours, trend: impact.volunteerHoursTrend },
    { metric: "AVERAGE_RATING", unit: "RATING_1_TO_5", figure: impact.averageRating, trend: impact.averageRatingTrend },
    { metric: "SROI", unit: "RATIO", figure: impact.sroi, trend: impact.sroiTrend },
    { metric: "VIS", unit: "SCORE_0_TO_100", figure: impact.vis, trend: impact.visTrend },
  ]
}

export type FigureValues = { scope: string; values: Partial<Record<MetricName, string | null>> }

/** Which figures moved between two looks at the same company, period and filter; none when what is looked at changed. */
export function movedMetrics(before: FigureValues | null, after: FigureValues): MetricName[] {
  if (!before || before.scope !== after.scope) return []
  const isMetric = (key: string): key is MetricName => key in after.values
  return Object.keys(after.values)
    .filter(isMetric)
    .filter((key) => before.values[key] !== after.values[key])
}
