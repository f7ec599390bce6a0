/** A calendar month as a count of months since year 0, so that months can be added and compared as numbers. */
export type MonthIndex = number

export const toMonthIndex = (year: number, month: number): MonthIndex => year * 12 + month - 1

const yearOf = (index: MonthIndex): number => Math.floor(index / 12)

const monthOf = (index: MonthIndex): number => (index % 12) + 1

const pad = (n: number, digits: number): string => String(n).padStart(digits, "0")

/** `2026-07`. */
export const formatMonth = (index: MonthIndex): string => `${pad(yearOf(index), 4)}-${pad(monthOf(index), 2)}`

/** First day, `2026-07-01`. */
export const firstDayOf = (index: MonthIndex): string => `${formatMonth(index)}-01`

/** Last day, `2026-07-31`. */
export const lastDayOf = (index: MonthIndex): string => `${formatMonth(index)}-${daysInMonth(yearOf(index), monthOf(index))}`

/** Days of a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Short name of the span from the first to the last month where it is a calendar year, half, quarter or month; null otherwise. */
export function formatSpan(first: MonthIndex, last: MonthIndex): string | null {
  const [year, month, length] = [pad(yearOf(first), 4), first % 12, last - first + 1]
  if (length === 12 && month === 0) return year
  if (length === 6 && month % 6 === 0) return `${year}-H${month / 6 + 1}`
  if (length === 3 && month % 3 === 0) return `${year}-Q${month / 3 + 1}`
  return length === 1 ? formatMonth(first) : null
}
