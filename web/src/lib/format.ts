/** A plain decimal as the graph carries it. */
export type DecimalText = string

export type Unit = "PEOPLE" | "SESSIONS" | "HOURS" | "RATING_1_TO_5" | "SCORE_0_TO_100" | "RATIO"

/** Most decimals worth showing for each unit; the exact value stays in the lineage. */
const DECIMALS: Record<Unit, { min: number; max: number }> = {
  PEOPLE: { min: 0, max: 0 },
  SESSIONS: { min: 0, max: 0 },
  HOURS: { min: 0, max: 1 },
  RATING_1_TO_5: { min: 2, max: 2 },
  SCORE_0_TO_100: { min: 1, max: 1 },
  RATIO: { min: 2, max: 2 },
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formats.set(key, made)
  return made
}

/** Writes an exact decimal in a locale without passing through a float; what is not a decimal is shown as it is. */
export function formatDecimal(value: DecimalText, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return isNumeric(value) ? numberFormat(locale, { maximumFractionDigits: 20, ...options }).format(value) : value
}

/** A figure's number with as many decimals as its unit deserves. */
export function formatValue(value: DecimalText, unit: Unit, locale: string): string {
  const { min, max } = DECIMALS[unit]
  return formatDecimal(value, locale, { minimumFractionDigits: min, maximumFractionDigits: max })
}

/** A difference, always with its sign. */
export function formatDifference(value: DecimalText, unit: Unit, locale: string): string {
  const { min, max } = DECIMALS[unit]
  return formatDecimal(value, locale, { minimumFractionDigits: min, maximumFractionDigits: max, signDisplay: "exceptZero" })
}

/** A share such as `0.125` as a percentage with its sign. */
export function formatShare(ratio: DecimalText, locale: string): string {
  return formatDecimal(ratio, locale, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" })
}

export function formatCount(count: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(count)
}

/** A calendar day such as `2026-11-25`. */
export function formatDay(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`))
}

/** An instant, in the reader's own time zone. */
export function formatInstant(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant))
}

/** A month such as `2026-03-01`, short for charts or long for sentences. */
export function formatMonth(date: string, locale: string, length: "short" | "long"): string {
  const options: Intl.DateTimeFormatOptions = length === "long" ? { month: "long", year: "numeric" } : { month: "short" }
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`))
}

/** A size in bytes in the largest unit that keeps it at 1 or more. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const unit = units[step] ?? "byte"
  return numberFormat(locale, { style: "unit", unit, maximumFractionDigits: step === 0 ? 0 : 1 }).format(bytes / 1000 ** step)
}

/** The beginning of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 10)
}
