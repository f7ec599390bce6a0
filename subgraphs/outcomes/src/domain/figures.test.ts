import { replay, toExact } from "@teei/domain/working"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { assumptionsFor } from "./assumptions.ts"
import { METRIC_KEYS, type MetricKey } from "./definitions.ts"
import { type Measures, toFigure } from "./figures.ts"
import { proRataCost } from "./pro-rata-cost.ts"

const us = assumptionsFor("US", "USD")

const measures = (change: Partial<Measures> = {}): Measures => ({
  sessions: 120,
  minutes: 6050,
  ratingSum: "85.5",
  ratingCount: 100,
  raters: 30,
  participants: 40,
  volunteers: 12,
  levelsGained: 25,
  participantsWithBothLevels: 32,
  participantsWithoutBaseline: 8,
  annualCost: "12000",
  volunteersDetail: Array.from({ length: 6 }, () => ({ hours: "50", sessionsPerMonth: "4", meanGain: "0.6" })),
  ...change,
})

const figure = (metric: MetricKey, change: Partial<Measures> = {}) => toFigure(metric, measures(change), us)

describe("figures", () => {
  test.each<[MetricKey, string, number, string]>([
    ["PARTICIPANTS", "40", 40, "PEOPLE"],
    ["VOLUNTEERS", "12", 12, "PEOPLE"],
    ["SESSIONS", "120", 40, "SESSIONS"],
    ["VOLUNTEER_HOURS", "100.83", 12, "HOURS"],
    ["AVERAGE_RATING", "4.42", 30, "RATING_1_TO_5"],
    ["VIS", "59.72", 6, "SCORE_0_TO_100"],
  ])("%s is %s, with %i people behind it, in %s", (metric, value, n, unit) => {
    expect(figure(metric)).toMatchObject({ status: "OK", value, n, unit, reason: null })
  })

  test("SROI values the levels gained and takes volunteers' time and money as inputs", () => {
    const { value, n, excluded, steps } = figure("SROI")
    const at = (id: string) => toExact(steps.find((step) => step.id === id)?.value ?? "").toFixed(2)
    expect(at("levels_year_1")).toBe("8606.25")
    expect(at("present_value")).toBe("21833.34")
    expect(at("inputs")).toBe("15019.96")
    expect({ value, n }).toEqual({ value: "1.45", n: 32 })
    expect(excluded).toEqual([{ reason: expect.stringContaining("language level"), count: 8, unit: "people" }])
  })

  test("sessions without a rating are left out and counted", () => {
    expect(figure("AVERAGE_RATING").excluded).toEqual([{ reason: "The session was not rated.", count: 20, unit: "sessions" }])
  })

  test.each<[MetricKey, Partial<Measures>]>([
    ["PARTICIPANTS", { participants: 0, sessions: 0 }],
    ["SESSIONS", { participants: 0, sessions: 0 }],
    ["VOLUNTEER_HOURS", { volunteers: 0, minutes: 0 }],
    ["AVERAGE_RATING", { ratingCount: 0, ratingSum: "0", raters: 0 }],
    ["SROI", { participantsWithBothLevels: 0, levelsGained: 0 }],
    ["SROI", { annualCost: null }],
    ["SROI", { annualCost: "0", minutes: 0 }],
    ["VIS", { volunteersDetail: [{ hours: "5", sessionsPerMonth: "1", meanGain: null }] }],
  ])("%s with nothing measured (%j) has no data, which is not 0, and says why", (metric, change) => {
    expect(figure(metric, change)).toMatchObject({ status: "NO_DATA", value: null, steps: [], reason: expect.stringMatching(/\.$/) })
  })

  test("SROI without proxies for the country has no data", () => {
    expect(toFigure("SROI", measures(), null)).toMatchObject({ status: "NO_DATA", reason: expect.stringContaining("proxies") })
  })

  test.each<[MetricKey, Partial<Measures>]>([
    ["PARTICIPANTS", { participants: 4 }],
    ["SESSIONS", { participants: 4 }],
    ["VOLUNTEERS", { volunteers: 1 }],
    ["VOLUNTEER_HOURS", { volunteers: 4 }],
    ["AVERAGE_RATING", { raters: 3 }],
    ["SROI", { participantsWithBothLevels: 4 }],
    ["SROI", { participantsWithBothLevels: 4, annualCost: null }],
    ["VIS", { volunteersDetail: measures().volunteersDetail.slice(0, 4) }],
  ])("%s resting on too few people (%j) is withheld whole: no value, no n, no steps, no exclusions", (metric, change) => {
    expect(figure(metric, change)).toMatchObject({ status: "SUPPRESSED", value: null, n: null, steps: [], excluded: [] })
  })

  test("laws: a number always replays from its steps, and there is never one for fewer than five people", () => {
    const count = fc.integer({ min: 0, max: 60 })
    const anyMeasures: fc.Arbitrary<Measures> = fc.record({
      sessions: count,
      minutes: fc.integer({ min: 0, max: 9000 }),
      ratingSum: count.map((n) => String(n / 4)),
      ratingCount: count,
      raters: fc.integer({ min: 0, max: 9 }),
      participants: fc.integer({ min: 0, max: 9 }),
      volunteers: fc.integer({ min: 0, max: 9 }),
      levelsGained: fc.integer({ min: -5, max: 60 }),
      participantsWithBothLevels: fc.integer({ min: 0, max: 9 }),
      participantsWithoutBaseline: count,
      annualCost: fc.option(count.map(String)),
      volunteersDetail: fc.array(
        fc.record({ hours: count.map(String), sessionsPerMonth: count.map(String), meanGain: fc.option(count.map((n) => String(n / 60))) }),
        { maxLength: 12 },
      ),
    })
    fc.assert(
      fc.property(fc.constantFrom(...METRIC_KEYS), anyMeasures, (metric, any) => {
        const { status, value, n, steps } = toFigure(metric, any, us)
        expect(value === null).toBe(status !== "OK")
        if (status !== "OK") {
          expect(steps).toEqual([])
          return
        }
        expect(n).toBeGreaterThanOrEqual(5)
        expect(replay(steps)).toEqual({ value, mismatches: [] })
      }),
    )
  })
})

describe("cost of a period", () => {
  test("is each programme's yearly cost for the months it ran", () => {
    expect(
      proRataCost([
        { annualCost: "24000.00", months: 3 },
        { annualCost: "1000", months: 1 },
      ])?.slice(0, 12),
    ).toBe("6083.3333333")
    expect(proRataCost([])).toBe("0")
  })

  test("is not known while a programme that ran does not state its own", () => {
    expect(proRataCost([{ annualCost: null, months: 1 }])).toBeNull()
    expect(proRataCost([{ annualCost: null, months: 0 }])).toBe("0")
  })
})
