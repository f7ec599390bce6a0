/** What a figure is: everything that has to be known to compute it anew. Two figures with the same key are the same figure. */
export type FigureKey = {
  companyId: string
  /** For example `SROI`. */
  metric: string
  /** First day of the period, `2026-01-01`. */
  start: string
  /** Last day of the period, `2026-06-30`. */
  end: string
  /** Only these programmes; null for all of the company. */
  programIds: string[] | null
  /** Version of the metric's definition. */
  version: number
  /** The state of the data, an RFC 3339 instant; null for the present one. */
  asOf: string | null
}

const prefix = "fig_"

/** The figure's id: `fig_` and the base64url of the key's JSON. Programmes are sorted and named once, so that one figure has one id. */
export function encodeFigureId({ companyId: c, metric: m, start: s, end: e, programIds, version: v, asOf: a }: FigureKey): string {
  const p = programIds === null ? null : [...new Set(programIds)].sort()
  return prefix + toBase64Url(JSON.stringify({ c, m, s, e, p, v, a }))
}

/** The key in a figure's id; null for anything `encodeFigureId` would not have written. */
export function decodeFigureId(id: string): FigureKey | null {
  const text = id.startsWith(prefix) ? fromBase64Url(id.slice(prefix.length)) : null
  const key = text === null ? null : toKey(parseJson(text))
  return key !== null && encodeFigureId(key) === id ? key : null
}

function toKey(value: unknown): FigureKey | null {
  if (typeof value !== "object" || value === null) return null
  const { c, m, s, e, p, v, a }: Record<string, unknown> = { ...value }
  if (!isMatch(c, /^com_[0-9a-z]{26}$/) || !isMatch(m, /^[A-Z_]{1,40}$/) || !isDay(s) || !isDay(e) || e < s) return null
  if (p !== null && !isProgramIds(p)) return null
  if (typeof v !== "number" || !Number.isInteger(v) || v < 1) return null
  if (a !== null && !isInstant(a)) return null
  return { companyId: c, metric: m, start: s, end: e, programIds: p, version: v, asOf: a }
}

const isMatch = (value: unknown, pattern: RegExp): value is string => typeof value === "string" && pattern.test(value)
const isDay = (value: unknown): value is string => isMatch(value, /^\d{4}-\d{2}-\d{2}$/) && !Number.isNaN(Date.parse(value))
const isInstant = (value: unknown): value is string =>
  isMatch(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) && !Number.isNaN(Date.parse(value))
const isProgramIds = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => isMatch(id, /^prg_[0-9a-z]{26}$/))

const toBase64Url = (text: string): string => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

function fromBase64Url(text: string): string | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
