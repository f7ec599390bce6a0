import { daysInMonth } from "./month.ts"
import { FIRST_YEAR, LAST_YEAR, monthCount, MOST_MONTHS, parsePeriodIso, type Period, periodBetween } from "./period.ts"

/** The graph's `PeriodInput`: either `iso`, or `start` and `end`. */
export type PeriodInput = { iso?: string | null | undefined; start?: string | null | undefined; end?: string | null | undefined }

/** What is wrong with a period: the field, its value, what would have been accepted, and all of it in one sentence. */
export type PeriodError = { field: string[]; value: string | null; allowed: string[]; message: string }

export type PeriodResult = { ok: true; period: Period } | { ok: false; error: PeriodError }

const ISO_EXAMPLES = ["2026", "2026-H1", "2026-Q3", "2026-07"]

/** Reads a span of whole months, at most 60 and between the years 1900 and 2199. A mistake is a value, never thrown. */
export function toPeriod(input: PeriodInput): PeriodResult {
  const { iso = null, start = null, end = null } = input
  if (iso !== null) {
    if (start !== null || end !== null) return refuse("iso", iso, [], "is given together with a start or an end; give one or the other.")
    const period = parsePeriodIso(iso)
    return period ? { ok: true, period } : refuse("iso", iso, ISO_EXAMPLES, "is not a calendar year, half, quarter or month.")
  }
  if (start === null) return refuse("start", null, ISO_EXAMPLES, "is missing; give iso, or start and end.")
  if (end === null) return refuse("end", null, [], "is missing; a start needs an end.")

  const [first, last] = [toDay(start), toDay(end)]
  if (!first) return refuse("start", start, [], `is not a date such as 2026-01-01, between ${FIRST_YEAR} and ${LAST_YEAR}.`)
  if (!last) return refuse("end", end, [], `is not a date such as 2026-12-31, between ${FIRST_YEAR} and ${LAST_YEAR}.`)
  if (first.day !== 1) return refuse("start", start, [`${first.month}-01`], "is not the first day of a month.")
  if (last.day !== last.days) return refuse("end", end, [`${last.month}-${last.days}`], "is not the last day of a month.")
  if (end < start) return refuse("end", end, [], `is before the start ${start}.`)

  const period = periodBetween(start, end)
  const months = monthCount(period)
  if (months > MOST_MONTHS) return refuse("end", end, [], `makes a period of ${months} months; at most ${MOST_MONTHS} are allowed.`)
  return { ok: true, period }
}

function refuse(field: "iso" | "start" | "end", value: string | null, allowed: string[], problem: string): PeriodResult {
  const what = value === null ? `The period's ${field}` : `The period's ${field} "${value}"`
  const hint = allowed.length > 0 ? ` Allowed: ${allowed.length > 1 ? "for example " : ""}${allowed.join(", ")}.` : ""
  return { ok: false, error: { field: [field], value, allowed, message: `${what} ${problem}${hint}` } }
}

function toDay(text: string): { month: string; day: number; days: number } | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text)
  const [year, day] = [Number(match?.[1]), Number(match?.[3])]
  if (!match || year < FIRST_YEAR || year > LAST_YEAR) return null
  const days = daysInMonth(year, Number(match[2]))
  return day >= 1 && day <= days ? { month: text.slice(0, 7), day, days } : null
}
