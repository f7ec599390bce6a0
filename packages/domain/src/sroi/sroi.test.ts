import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { replay, toExact } from "../working/index.ts"
import { type SroiInput, type SroiOutcome, sroi } from "./index.ts"

const source = "The test"
const row = (id: string, values: [string, string, string, string, string, string, number]): SroiOutcome => {
  const [quantity, proxy, deadweight, displacement, attribution, dropOff, years] = values
  return {
    id,
    label: id,
    quantity,
    unit: "people",
    proxy: { value: proxy, currency: "EUR", source },
    deadweight: { value: deadweight, source },
    displacement: { value: displacement, source },
    attribution: { value: attribution, source },
    dropOff: { value: dropOff, source },
    years: { value: years, source },
  }
}

const level = row("level", ["40", "500", ".15", "0", ".25", ".10", 3])
const job = row("job", ["6", "4000", ".30", ".10", ".40", ".20", 2])
const confidence = row("confidence", ["30", "120", ".10", "0", ".10", "0", 1])

const input = (change: Partial<SroiInput> = {}): SroiInput => ({
  currency: "EUR",
  outcomes: [level, job, confidence],
  volunteerMinutes: "0",
  hourlyValue: { value: "25", currency: "EUR", source },
  programmeCost: "18000",
  discountRate: { value: ".035", source },
  ...change,
})

const computed = (change: Partial<SroiInput> = {}) => {
  const result = sroi(input(change))
  if (result.status !== "OK") throw new Error(result.reason)
  return { ...result, at: (id: string) => result.steps.find((step) => step.id === id)?.value }
}

const cents = (value: string | undefined, decimals = 2) => toExact(value ?? "").toFixed(decimals)

describe("sroi", () => {
  test("the test vector comes out to the cent", () => {
    const result = computed()
    expect(cents(result.presentValue)).toBe("50703.35")
    expect(cents(result.npv)).toBe("32703.35")
    expect(cents(result.ratio, 4)).toBe("2.8169")
    expect(cents(result.netRatio, 4)).toBe("1.8169")
    expect(result.value).toBe("2.82")
  })

  test("each outcome of the test vector comes out to the cent, year by year", () => {
    const { at } = computed()
    expect([at("level_year_1"), at("level_year_2"), at("level_year_3")]).toEqual(["12750", "11475", "10327.5"])
    expect([at("job_year_1"), at("job_year_2"), at("confidence_year_1")]).toEqual(["9072", "7257.6", "2916"])
    expect([cents(at("level_pv")), cents(at("job_pv")), cents(at("confidence_pv"))]).toEqual(["32345.69", "15540.26", "2817.39"])
  })

  test("deductions are taken one after the other, not added up: 9,072 and not 4,800", () => {
    expect(computed({ outcomes: [job] }).at("job_year_1")).toBe("9072")
  })

  test("deductions never turn an outcome negative, even when they add up to more than one", () => {
    const harsh = row("harsh", ["10", "100", ".6", ".5", ".6", "0", 1])
    expect(computed({ outcomes: [harsh] }).at("harsh_year_1")).toBe("80")
  })

  test("nothing is rounded before the last step", () => {
    const result = computed()
    const [last, before] = [result.steps.at(-1), result.steps.find((step) => step.id === "ratio")]
    expect(last).toMatchObject({ id: "sroi", op: "ROUND", value: "2.82" })
    expect(before?.value).toBe(result.ratio)
    expect(result.steps.filter((step) => step.op === "ROUND")).toHaveLength(1)
    expect(result.ratio.replace(/[.]/, "").length).toBeGreaterThanOrEqual(40)
  })

  test.each([
    ["no inputs", { programmeCost: "0" }],
    ["negative inputs", { programmeCost: "-5" }],
    ["no outcomes", { outcomes: [] }],
    ["a proxy in another currency", { outcomes: [{ ...level, proxy: { value: "500", currency: "USD", source } }] }],
    ["an hourly value in another currency", { hourlyValue: { value: "25", currency: "NOK", source } }],
  ])("with %s there is no ratio, and a reason", (_, change) => {
    const result = sroi(input(change))
    expect(result).toEqual({ status: "NO_DATA", reason: expect.stringMatching(/^[A-Z].*\.$/) })
  })

  test("an outcome that did not happen gives a ratio of 0, which is not the same as no data", () => {
    expect(computed({ outcomes: [{ ...level, quantity: "0" }] }).value).toBe("0")
  })

  test("volunteers' time is an input: more of it lowers the ratio", () => {
    const result = computed({ volunteerMinutes: "43200", programmeCost: "0" })
    expect(result.at("inputs")).toBe("18000")
    expect(Number(computed({ volunteerMinutes: "43200" }).ratio)).toBeLessThan(Number(result.ratio))
  })

  test("every assumption names its source, and facts have none", () => {
    const inputs = computed().steps.filter((step) => step.op === "INPUT")
    const facts = inputs.filter((step) => step.source === null).map((step) => step.id)
    expect(facts).toEqual(["level_quantity", "job_quantity", "confidence_quantity", "volunteer_minutes", "programme_cost"])
  })

  test("assumptions that cannot be are refused", () => {
    expect(() => sroi(input({ outcomes: [{ ...level, deadweight: { value: "1.2", source } }] }))).toThrow(RangeError)
    expect(() => sroi(input({ outcomes: [{ ...level, years: { value: 2.5, source } }] }))).toThrow(RangeError)
    expect(() => sroi(input({ discountRate: { value: "-1", source } }))).toThrow(RangeError)
  })

  test("laws: the working replays, npv and net ratio follow from ratio and inputs, and twice the quantity is twice the value", () => {
    const share = fc.integer({ min: 0, max: 99 }).map((n) => String(n / 100))
    const rows = fc.tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 9999 }),
      share,
      share,
      share,
      share,
      fc.integer({ min: 1, max: 5 }),
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 99_999 }), ([quantity, proxy, dw, disp, attr, drop, years], cost) => {
        const outcome = row("o", [String(quantity), String(proxy), dw, disp, attr, drop, years])
        const once = computed({ outcomes: [outcome], programmeCost: String(cost) })
        const twice = computed({ outcomes: [{ ...outcome, quantity: String(2 * quantity) }], programmeCost: String(cost) })
        expect(replay(once.steps)).toEqual({ value: once.value, mismatches: [] })
        expect(toExact(once.npv).plus(cost).minus(once.presentValue).abs().lt("1e-20")).toBe(true)
        expect(toExact(once.netRatio).plus(1).minus(once.ratio).abs().lt("1e-20")).toBe(true)
        expect(toExact(once.presentValue).times(2).minus(twice.presentValue).abs().lt("1e-20")).toBe(true)
      }),
    )
  })
})
