import * as v from "valibot"
import { parsePeriod } from "../../lib/period.ts"

const METRICS = ["PARTICIPANTS", "VOLUNTEERS", "SESSIONS", "VOLUNTEER_HOURS", "AVERAGE_RATING", "SROI", "VIS"] as const

/** An unreadable parameter is as good as none: an old or mistyped link still opens the page. */
const lenient = <T extends v.GenericSchema>(schema: T) => v.optional(v.fallback(v.optional(schema), undefined))

const ids = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (Array.isArray(value) ? value : value.split(",")).filter(Boolean)),
  v.maxLength(100),
)

/** The state of the overview that stands in its address, and that a saved view keeps. */
export const OverviewSearchSchema = v.object({
  /** The period's short form; the default depends on today. */
  period: lenient(
    v.pipe(
      v.string(),
      v.check((iso) => parsePeriod(iso) !== null),
    ),
  ),
  /** Programmes to count; all when absent. */
  programs: lenient(ids),
  compare: lenient(v.picklist(["PREVIOUS_PERIOD", "PREVIOUS_YEAR"])),
  /** The figure the chart shows. */
  metric: lenient(v.picklist(METRICS)),
  view: lenient(v.picklist(["line", "bar", "table"])),
  /** Id of the figure whose "Why this number?" is open. */
  why: lenient(v.pipe(v.string(), v.minLength(1), v.maxLength(2000))),
})

export type OverviewSearch = v.InferOutput<typeof OverviewSearchSchema>

/** Reads what a saved view kept; never what was open in it. */
export function fromSavedParams(params: unknown): OverviewSearch {
  const parsed = v.safeParse(OverviewSearchSchema, params)
  return parsed.success ? { ...parsed.output, why: undefined } : {}
}
