import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type DateFormat, parseDate } from "./parse-date.ts"

const iso = (text: string, format: DateFormat) => {
  const instant = parseDate(text, format)
  return instant === null ? null : new Date(instant).toISOString()
}

describe("dates in the declared format", () => {
  test.each<[string, DateFormat, string | null]>([
    ["2026-03-31", "ISO", "2026-03-31T00:00:00.000Z"],
    ["2026-03-31T14:00:00Z", "ISO", "2026-03-31T14:00:00.000Z"],
    ["2026-03-31 14:05", "ISO", "2026-03-31T14:05:00.000Z"],
    ["2026-03-31T14:00:00.123456Z", "ISO", "2026-03-31T14:00:00.000Z"],
    ["2026-03-31T00:30:00+02:00", "ISO", "2026-03-30T22:30:00.000Z"],
    ["2026-03-31T23:30:00-0330", "ISO", "2026-04-01T03:00:00.000Z"],
    ["31.03.2026", "DAY_FIRST", "2026-03-31T00:00:00.000Z"],
    ["1/2/2026 9:05", "DAY_FIRST", "2026-02-01T09:05:00.000Z"],
    ["31.03.2026 14.00", "DAY_FIRST", "2026-03-31T14:00:00.000Z"],
    ["03/31/2026 14:00", "MONTH_FIRST", "2026-03-31T14:00:00.000Z"],
    ["Dec 14, 2025", "MONTH_NAME", "2025-12-14T00:00:00.000Z"],
    ["December 14th 2025, 2:05 PM", "MONTH_NAME", "2025-12-14T14:05:00.000Z"],
    ["14 Sept. 2025 at 12:00 am", "MONTH_NAME", "2025-09-14T00:00:00.000Z"],
    ["1-May-2026 09:05:30", "MONTH_NAME", "2026-05-01T09:05:30.000Z"],
    ["Feb 29, 2025", "MONTH_NAME", null],
    ["Dez 14, 2025", "MONTH_NAME", null],
    ["Dec 14, 2025 13:00 PM", "MONTH_NAME", null],
    ["2025-12-14", "MONTH_NAME", null],
    ["2024-02-29", "ISO", "2024-02-29T00:00:00.000Z"],
    ["2026-02-29", "ISO", null],
    ["2026-04-31", "ISO", null],
    ["2026-13-01", "ISO", null],
    ["2026-3-1", "ISO", null],
    ["2026-03-31T24:00:00Z", "ISO", null],
    ["2026-03-31T14:00:00+15:00", "ISO", null],
    ["31.03.2026", "ISO", null],
    ["2026-03-31", "DAY_FIRST", null],
    ["03/31/2026", "DAY_FIRST", null],
    ["31/03/2026", "MONTH_FIRST", null],
    ["31/03.2026", "DAY_FIRST", null],
    ["31.03.26", "DAY_FIRST", null],
    ["", "ISO", null],
    ["46112", "ISO", null],
  ])("%j as %s is %j", (text, format, expected) => {
    expect(iso(text, format)).toBe(expected)
  })

  test("law: every instant written in a format is read back, to the minute", () => {
    const two = (n: number) => String(n).padStart(2, "0")
    fc.assert(
      fc.property(fc.date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }), (date) => {
        const [y, m, d] = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())]
        const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
        const expected = `${y}-${m}-${d}T${time}:00.000Z`
        expect(iso(`${y}-${m}-${d} ${time}`, "ISO")).toBe(expected)
        expect(iso(`${d}.${m}.${y} ${time}`, "DAY_FIRST")).toBe(expected)
        expect(iso(`${m}/${d}/${y} ${time}`, "MONTH_FIRST")).toBe(expected)
      }),
    )
  })
})
