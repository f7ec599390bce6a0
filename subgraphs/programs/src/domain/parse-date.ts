import { daysInMonth } from "@teei/domain/period"

/** How dates are written; the graph's `DateFormat`. */
export type DateFormat = "ISO" | "DAY_FIRST" | "MONTH_FIRST" | "MONTH_NAME"

/** An example of each format, for messages. */
export const DATE_EXAMPLES: Readonly<Record<DateFormat, string>> = {
  ISO: "2026-03-31 or 2026-03-31T14:00:00Z",
  DAY_FIRST: "31.03.2026 or 31/03/2026 14:00",
  MONTH_FIRST: "03/31/2026 or 03/31/2026 14:00",
  MONTH_NAME: "Mar 31, 2026 or 31 March 2026 14:00",
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d{2}:?\d{2})?)?$/
const DAY_OR_MONTH_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/
const TIME = "(?:,?(?: at)? +(?<hours>\\d{1,2}):(?<minutes>\\d{2})(?::(?<seconds>\\d{2}))?(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?)?"
const MONTH_THEN_DAY = new RegExp(`^(?<month>[A-Za-z]{3,9})\\.? +(?<day>\\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\\d{4})${TIME}$`)
const DAY_THEN_MONTH = new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?<month>[A-Za-z]{3,9})\\.?,?[ -](?<year>\\d{4})${TIME}$`)
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]

/**
 * Reads a date in the declared format as milliseconds since 1970; null when it is not a real calendar date in it.
 * A time without an offset is taken as UTC, a date without a time as 00:00 UTC, so that its UTC day is the day written. Fractions of a
 * second are dropped.
 */
export function parseDate(text: string, format: DateFormat): number | null {
  if (format === "ISO") {
    const match = ISO.exec(text)
    if (!match) return null
    const offset = offsetMinutes(match[7])
    const instant = toInstant(Number(match[1]), Number(match[2]), Number(match[3]), match[4], match[5], match[6])
    return offset === null || instant === null ? null : instant - offset * 60_000
  }
  if (format === "MONTH_NAME") return parseMonthName(text)
  const match = DAY_OR_MONTH_FIRST.exec(text)
  if (!match) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const [day, month] = format === "DAY_FIRST" ? [first, second] : [second, first]
  return toInstant(Number(match[4]), month, day, match[5], match[6], match[7])
}

/** English months, whole or by their first three letters: `Dec 14, 2025`, `December 14 2025`, `14 Dec. 2025`, each with or without a time. */
function parseMonthName(text: string): number | null {
  const match = MONTH_THEN_DAY.exec(text) ?? DAY_THEN_MONTH.exec(text)
  const { month = "", day, year, hours = "0", minutes, seconds, half } = match?.groups ?? {}
  const at = MONTHS.findIndex((name) => name === month.toLowerCase() || name.slice(0, 3) === month.toLowerCase())
  if (at < 0 && month.toLowerCase() !== "sept") return null
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return null
  const hour = half === undefined ? hours : String((Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0))
  return toInstant(Number(year), at < 0 ? 9 : at + 1, Number(day), hour, minutes, seconds)
}

function toInstant(year: number, month: number, day: number, hours = "0", minutes = "0", seconds = "0"): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)]
  return h > 23 || m > 59 || s > 59 ? null : Date.UTC(year, month - 1, day, h, m, s)
}

/** Minutes east of Greenwich, at most 14 hours either way; null when it is more. */
function offsetMinutes(offset: string | undefined): number | null {
  if (offset === undefined || offset === "Z" || offset === "z") return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  if (minutes > 14 * 60 || Number(offset.slice(-2)) > 59) return null
  return offset.startsWith("-") ? -minutes : minutes
}
