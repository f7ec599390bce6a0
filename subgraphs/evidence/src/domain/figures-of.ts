import { type FigureKey, encodeFigureId } from "@teei/domain/figure-id"
import { parsePeriodIso } from "@teei/domain/period"

/** Figures that what people say about sessions stands behind. */
const metrics = ["PARTICIPANTS", "SESSIONS", "AVERAGE_RATING"] as const

/** Version of these metrics' definitions. */
const version = 1

/** Ids of the figures of a programme and month, as they are now. `month` is its first day. */
export function figuresOf(companyId: string, programId: string, month: string): { id: string }[] {
  const period = parsePeriodIso(month.slice(0, 7))
  if (!period) return []
  const key: Omit<FigureKey, "metric"> = { companyId, start: period.start, end: period.end, programIds: [programId], version, asOf: null }
  return metrics.map((metric) => ({ id: encodeFigureId({ ...key, metric }) }))
}
