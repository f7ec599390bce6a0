import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  daysInMonth,
  formatPeriodIso,
  monthCount,
  monthsOf,
  parsePeriodIso,
  type Period,
  type PeriodInput,
  previousPeriod,
  previousYear,
  splitPeriod,
  toPeriod,
} from "./index.ts"

const period = (input: PeriodInput): Period => {
  const result = toPeriod(input)
  if (!result.ok) throw new Error(result.error.message)
  return result.period
}

const anyPeriod = fc
  .record({ year: fc.integer({ min: 1950, max: 2150 }), month: fc.integer({ min: 1, max: 12 }), length: fc.integer({ min: 1, max: 60 }) })
  .map(({ year, month, length }) => {
    const last = year * 12 + month - 1 + length - 1
    const [endYear, endMonth] = [Math.floor(last / 12), (last % 12) + 1]
    const two = (n: number) => String(n).padStart(2, "0")
    return period({ start: `${year}-${two(month)}-01`, end: `${endYear}-${two(endMonth)}-${daysInMonth(endYear, endMonth)}` })
  })

describe("short names", () => {
  test.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-H1", "2026-01-01", "2026-06-30"],
    ["2026-H2", "2026-07-01", "2026-12-31"],
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-Q3", "2026-07-01", "2026-09-30"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2100-02", "2100-02-01", "2100-02-28"],
    ["2026-12", "2026-12-01", "2026-12-31"],
  ])("%s is %s to %s, and back", (iso, start, end) => {
    expect(parsePeriodIso(iso)).toEqual({ iso, start, end })
    expect(formatPeriodIso(start, end)).toBe(iso)
    expect(period({ start, end })).toEqual({ iso, start, end })
  })

  test.each(["", "26", "2026-Q5", "2026-H3", "2026-13", "2026-00", "2026-7", "2026-q1", " 2026", "1899", "2200", "2026-01-01"])(
    "%j is none",
    (text) => {
      expect(parsePeriodIso(text)).toBeNull()
    },
  )

  test("a span that is no calendar unit has no short name", () => {
    expect(period({ start: "2026-02-01", end: "2026-04-30" }).iso).toBeNull()
    expect(period({ start: "2026-04-01", end: "2027-03-31" }).iso).toBeNull()
  })
})

describe("a mistake names field, value and what is allowed", () => {
  test.each<[PeriodInput, string, string | null, RegExp]>([
    [{}, "start", null, /missing/],
    [{ start: "2026-01-01" }, "end", null, /missing/],
    [{ iso: "2026-Q5" }, "iso", "2026-Q5", /"2026-Q5".*for example 2026, 2026-H1, 2026-Q3, 2026-07/],
    [{ iso: "2026", start: "2026-01-01" }, "iso", "2026", /one or the other/],
    [{ start: "2026-02-30", end: "2026-03-31" }, "start", "2026-02-30", /not a date/],
    [{ start: "yesterday", end: "2026-03-31" }, "start", "yesterday", /not a date/],
    [{ start: "2026-01-02", end: "2026-03-31" }, "start", "2026-01-02", /first day of a month. Allowed: 2026-01-01/],
    [{ start: "2026-01-01", end: "2026-02-27" }, "end", "2026-02-27", /last day of a month. Allowed: 2026-02-28/],
    [{ start: "2026-03-01", end: "2026-02-28" }, "end", "2026-02-28", /before the start/],
    [{ start: "2020-01-01", end: "2025-01-31" }, "end", "2025-01-31", /61 months; at most 60/],
  ])("%j", (input, field, value, message) => {
    const result = toPeriod(input)
    expect(result).toMatchObject({ ok: false, error: { field: [field], value } })
    if (!result.ok) expect(result.error.message).toMatch(message)
  })

  test("sixty months are allowed", () => {
    expect(monthCount(period({ start: "2020-01-01", end: "2024-12-31" }))).toBe(60)
  })
})

describe("neighbours and pieces", () => {
  test("previous periods and years", () => {
    expect(previousPeriod(period({ iso: "2026-Q1" })).iso).toBe("2025-Q4")
    expect(previousPeriod(period({ iso: "2026" })).iso).toBe("2025")
    expect(previousPeriod(period({ start: "2026-02-01", end: "2026-03-31" }))).toMatchObject({ start: "2025-12-01", end: "2026-01-31" })
    expect(previousYear(period({ iso: "2025-02" }))).toEqual({ iso: "2024-02", start: "2024-02-01", end: "2024-02-29" })
  })

  test("a period inside quarters is cut at their borders", () => {
    const pieces = splitPeriod(period({ start: "2026-02-01", end: "2026-08-31" }), "QUARTER")
    expect(pieces.map(({ start, end }) => `${start}/${end}`)).toEqual([
      "2026-02-01/2026-03-31",
      "2026-04-01/2026-06-30",
      "2026-07-01/2026-08-31",
    ])
  })

  test("months are listed earliest first", () => {
    expect(monthsOf(period({ start: "2025-12-01", end: "2026-02-28" }))).toEqual(["2025-12", "2026-01", "2026-02"])
  })

  test("laws: pieces are exactly the period, neighbours touch and have its length", () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom("MONTH" as const, "QUARTER" as const), (whole, by) => {
        const pieces = splitPeriod(whole, by)
        expect(pieces.flatMap(monthsOf)).toEqual(monthsOf(whole))
        expect([pieces[0]?.start, pieces.at(-1)?.end]).toEqual([whole.start, whole.end])
        const before = previousPeriod(whole)
        expect(monthCount(before)).toBe(monthCount(whole))
        expect(new Date(`${before.end}T00:00:00Z`).getTime() + 86_400_000).toBe(Date.parse(`${whole.start}T00:00:00Z`))
        expect(monthCount(previousYear(whole))).toBe(monthCount(whole))
      }),
    )
  })
})
