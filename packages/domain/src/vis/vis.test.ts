import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { replay } from "../working/index.ts"
import { companyVis, individualVis, visBand, type VolunteerMeasure } from "./index.ts"

const volunteer = (hours: string, sessionsPerMonth: string, meanGain: string | null): VolunteerMeasure => ({
  hours,
  sessionsPerMonth,
  meanGain,
})

const anyVolunteer: fc.Arbitrary<VolunteerMeasure> = fc.record({
  hours: fc.integer({ min: 0, max: 15_000 }).map((n) => String(n / 60)),
  sessionsPerMonth: fc.integer({ min: 0, max: 48 }).map((n) => String(n / 4)),
  meanGain: fc.option(fc.integer({ min: -83, max: 83 }).map((n) => String(n / 100 / 3))),
})

describe("individual score", () => {
  test("fifty hours, four sessions a month and a gain of .6 give 59.72, high impact", () => {
    expect(individualVis(volunteer("50", "4", "0.6"))).toEqual({ score: "59.72", band: "HIGH_IMPACT" })
  })

  test.each([
    ["250", "0", "0", "30"],
    ["100", "0", "0", "30"],
    ["99.5", "0", "0", "29.85"],
    ["0", "8", "0", "30"],
    ["0", "7.99", "0", "22.5"],
    ["0", "3.9", "0", "15"],
    ["0", "0.1", "0", "7.5"],
    ["0", "0", "0.1", "0"],
    ["0", "0", "0.0999", "0"],
    ["0", "0", "-0.5", "0"],
    ["0", "0", "1", "40"],
    ["100", "8", "1", "100"],
    ["0", "0", "0", "0"],
  ])("%s hours, %s sessions a month, gain %s → %s", (hours, sessions, gain, score) => {
    expect(individualVis(volunteer(hours, sessions, gain))?.score).toBe(score)
  })

  test("without a measured gain there is no score", () => {
    expect(individualVis(volunteer("50", "4", null))).toBeNull()
  })

  test("bands begin at 76, 51 and 26", () => {
    expect(["76", "75.99", "51", "50.99", "26", "25.99"].map(visBand)).toEqual([
      "EXCEPTIONAL",
      "HIGH_IMPACT",
      "HIGH_IMPACT",
      "CONTRIBUTING",
      "CONTRIBUTING",
      "EMERGING",
    ])
  })
})

describe("company score", () => {
  test("one volunteer's company has that volunteer's score", () => {
    fc.assert(
      fc.property(anyVolunteer, (one) => {
        const company = companyVis([one])
        expect(company.status === "OK" ? company.value : null).toBe(individualVis(one)?.score ?? null)
      }),
    )
  })

  test("volunteers without a measured gain are left out and counted, not taken as 0", () => {
    const result = companyVis([volunteer("50", "4", "0.6"), volunteer("90", "8", null), volunteer("1", "1", null)])
    expect(result).toMatchObject({ status: "OK", value: "59.72", n: 1, excluded: [{ count: 2, unit: "people" }] })
  })

  test("with nobody measured there is no score", () => {
    expect(companyVis([])).toMatchObject({ status: "NO_DATA", excluded: [] })
    expect(companyVis([volunteer("5", "1", null)])).toMatchObject({ status: "NO_DATA", excluded: [{ count: 1 }] })
  })

  test("the working's facts are the three sums and the number of volunteers", () => {
    const result = companyVis([volunteer("50", "4", "0.6"), volunteer("10", "2", "0.28")])
    const facts = result.status === "OK" ? result.steps.filter((step) => step.op === "INPUT" && step.source === null) : []
    expect(facts.map((step) => [step.id, step.value])).toEqual([
      ["volunteers", "2"],
      ["hours_sum", "60"],
      ["consistency_sum", "125"],
      ["outcome_sum", "75.55555555555555555556"],
    ])
  })

  test("laws: within 0 to 100, replayable, and the same in whatever order volunteers come", () => {
    fc.assert(
      fc.property(fc.array(anyVolunteer, { maxLength: 30 }), fc.nat(), (volunteers, turn) => {
        const result = companyVis(volunteers)
        const at = turn % (volunteers.length + 1)
        expect(companyVis([...volunteers.slice(at), ...volunteers.slice(0, at)].toReversed())).toEqual(result)
        if (result.status !== "OK") return
        expect(Number(result.value)).toBeGreaterThanOrEqual(0)
        expect(Number(result.value)).toBeLessThanOrEqual(100)
        expect(replay(result.steps)).toEqual({ value: result.value, mismatches: [] })
      }),
    )
  })
})
