import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { defaultPeriod, hasBegun, parsePeriod, type PeriodKind, periodPresets, shiftPeriod, toIso } from "./period.ts"

const parts = fc.constantFrom<PeriodKind>("YEAR", "HALF", "QUARTER", "MONTH").chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    year: fc.integer({ min: 2000, max: 2099 }),
    index: fc.integer({ min: 1, max: { YEAR: 1, HALF: 2, QUARTER: 4, MONTH: 12 }[kind] }),
  }),
)

describe("period", () => {
  test("the short form says everything: taking it apart gives the period back", () => {
    fc.assert(
      fc.property(parts, (p) => {
        expect(parsePeriod(toIso(p))).toEqual(p)
      }),
    )
  })
  test("going on and coming back leads to the same period", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: -60, max: 60 }), (p, by) => {
        expect(shiftPeriod(shiftPeriod(p, by), -by)).toEqual(p)
      }),
    )
  })
  test("stepping crosses the year", () => {
    expect(toIso(shiftPeriod({ kind: "QUARTER", year: 2026, index: 1 }, -1))).toBe("2025-Q4")
    expect(toIso(shiftPeriod({ kind: "MONTH", year: 2026, index: 12 }, 1))).toBe("2027-01")
  })
  test.each(["26", "2026-H3", "2026-Q0", "2026-13", "2026-7", "2026-Q1x", "1899", "2200-Q1", ""])("%j is not a period", (text) => {
    expect(parsePeriod(text)).toBeNull()
  })
  test("in January the last year is shown, because this one has hardly begun", () => {
    expect(defaultPeriod({ year: 2026, month: 0 })).toBe("2025")
    expect(defaultPeriod({ year: 2026, month: 1 })).toBe("2026")
  })
  test("presets go back from today and never ahead", () => {
    const day = { year: 2026, month: 10 }
    const isos = periodPresets(day).flatMap((group) => group.isos)
    expect(isos.join(" ")).toBe(
      "2026 2025 2026-H2 2026-H1 2025-H2 2026-Q4 2026-Q3 2026-Q2 2026-Q1 2026-11 2026-10 2026-09 2026-08 2026-07 2026-06",
    )
    for (const iso of isos) {
      const period = parsePeriod(iso)
      expect(period && hasBegun(period, day)).toBe(true)
    }
    expect(hasBegun({ kind: "YEAR", year: 2027, index: 1 }, day)).toBe(false)
  })
})
