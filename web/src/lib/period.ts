/** A calendar period in the graph's short form: a year `2026`, half `2026-H1`, quarter `2026-Q3` or month `2026-07`. */
export type PeriodIso = string

export type PeriodKind = "YEAR" | "HALF" | "QUARTER" | "MONTH"

/** A period taken apart; `index` counts from 1 within the year (always 1 for a year). */
export type PeriodParts = { kind: PeriodKind; year: number; index: number }

const LENGTHS: Record<PeriodKind, number> = { YEAR: 12, HALF: 6, QUARTER: 3, MONTH: 1 }

/** Takes a short form apart; null when it is none, or its year is not 1900 to 2199, the years the graph knows. */
export function parsePeriod(iso: string): PeriodParts | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(iso)
  const [, year, half, quarter, month] = match ?? []
  if (!match || Number(year) < 1900 || Number(year) > 2199) return null
  if (half) return { kind: "HALF", year: Number(year), index: Number(half) }
  if (quarter) return { kind: "QUARTER", year: Number(year), index: Number(quarter) }
  if (month) return { kind: "MONTH", year: Number(year), index: Number(month) }
  return { kind: "YEAR", year: Number(year), index: 1 }
}

/** Puts a period back into its short form. */
export function toIso({ kind, year, index }: PeriodParts): PeriodIso {
  const y = String(year).padStart(4, "0")
  if (kind === "YEAR") return y
  if (kind === "HALF") return `${y}-H${index}`
  return kind === "QUARTER" ? `${y}-Q${index}` : `${y}-${String(index).padStart(2, "0")}`
}

/** The period of the same length `by` steps later (earlier when negative). */
export function shiftPeriod(parts: PeriodParts, by: number): PeriodParts {
  const perYear = 12 / LENGTHS[parts.kind]
  const steps = parts.year * perYear + (parts.index - 1) + by
  return { kind: parts.kind, year: Math.floor(steps / perYear), index: (((steps % perYear) + perYear) % perYear) + 1 }
}

/** The period of this kind a day lies in; months of the day count from 0. */
export function periodAt(kind: PeriodKind, day: { year: number; month: number }): PeriodParts {
  return { kind, year: day.year, index: Math.floor(day.month / LENGTHS[kind]) + 1 }
}

/** Whether a period has begun on this day; a period that lies ahead has nothing to show. */
export function hasBegun(parts: PeriodParts, day: { year: number; month: number }): boolean {
  return parts.year * 12 + (parts.index - 1) * LENGTHS[parts.kind] <= day.year * 12 + day.month
}

/** This year once January is over, the last one before: a January cockpit would stand empty. */
export function defaultPeriod(day: { year: number; month: number }): PeriodIso {
  return String(day.month === 0 ? day.year - 1 : day.year)
}

/** The periods worth offering: two years, then halves, quarters and months going back from today. */
export function periodPresets(day: { year: number; month: number }): { kind: PeriodKind; isos: PeriodIso[] }[] {
  const back = (kind: PeriodKind, count: number) => Array.from({ length: count }, (_, i) => toIso(shiftPeriod(periodAt(kind, day), -i)))
  return [
    { kind: "YEAR", isos: back("YEAR", 2) },
    { kind: "HALF", isos: back("HALF", 3) },
    { kind: "QUARTER", isos: back("QUARTER", 4) },
    { kind: "MONTH", isos: back("MONTH", 6) },
  ]
}

/** Today in the form the other functions take. */
export function today(now: Date): { year: number; month: number } {
  return { year: now.getFullYear(), month: now.getMonth() }
}
