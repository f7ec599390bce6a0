import { firstDayOf, formatMonth, formatSpan, lastDayOf, type MonthIndex, toMonthIndex } from "./month.ts"

/** A span of whole months. Days are ISO dates, both inclusive; the same shape as the graph's `Period`. */
export type Period = {
  /** `2026`, `2026-H1`, `2026-Q3` or `2026-07` where the span is one of these; null otherwise. */
  iso: string | null
  start: string
  end: string
}

/** The most months a period may have. */
export const MOST_MONTHS = 60

/** Years a period may name. */
export const [FIRST_YEAR, LAST_YEAR] = [1900, 2199]

const fromMonths = (first: MonthIndex, last: MonthIndex): Period => ({
  iso: formatSpan(first, last),
  start: firstDayOf(first),
  end: lastDayOf(last),
})

const monthIndexOf = (day: string): MonthIndex => toMonthIndex(Number(day.slice(0, 4)), Number(day.slice(5, 7)))

const bounds = (period: Period): [first: MonthIndex, last: MonthIndex] => [monthIndexOf(period.start), monthIndexOf(period.end)]

/** Reads `2026`, `2026-H1`, `2026-Q3` or `2026-07`; null when it is none of them or the year is not 1900 to 2199. */
export function parsePeriodIso(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text)
  const year = Number(match?.[1])
  if (!match || year < FIRST_YEAR || year > LAST_YEAR) return null
  const [, , half, quarter, month] = match
  const span = (first: number, length: number): Period => fromMonths(toMonthIndex(year, first), toMonthIndex(year, first) + length - 1)
  if (half) return span(Number(half) * 6 - 5, 6)
  if (quarter) return span(Number(quarter) * 3 - 2, 3)
  return month ? span(Number(month), 1) : span(1, 12)
}

/** Short name of a span of whole months given by its first and last day; null where it has none. */
export function formatPeriodIso(start: string, end: string): string | null {
  return formatSpan(monthIndexOf(start), monthIndexOf(end))
}

/** The period of whole months with these first and last days, which must be the first and last day of a month. */
export const periodBetween = (start: string, end: string): Period => fromMonths(monthIndexOf(start), monthIndexOf(end))

/** How many months a period has. */
export function monthCount(period: Period): number {
  const [first, last] = bounds(period)
  return last - first + 1
}

/** The months of a period, earliest first, as `2026-07`. */
export function monthsOf(period: Period): string[] {
  const [first] = bounds(period)
  return Array.from({ length: monthCount(period) }, (_, i) => formatMonth(first + i))
}

/** The span of the same number of months just before. */
export function previousPeriod(period: Period): Period {
  const [first] = bounds(period)
  return fromMonths(first - monthCount(period), first - 1)
}

/** The same span a year earlier. */
export function previousYear(period: Period): Period {
  const [first, last] = bounds(period)
  return fromMonths(first - 12, last - 12)
}

/**
 * Cuts a period at the borders of calendar months or quarters, earliest first. Where it begins or ends inside a quarter, the first or
 * last piece is shorter, so that the pieces are always exactly the period.
 */
export function splitPeriod(period: Period, by: "MONTH" | "QUARTER"): Period[] {
  const [first, last] = bounds(period)
  const step = by === "MONTH" ? 1 : 3
  const pieces: Period[] = []
  for (let from = first; from <= last;) {
    const to = Math.min(last, from - (from % step) + step - 1)
    pieces.push(fromMonths(from, to))
    from = to + 1
  }
  return pieces
}
