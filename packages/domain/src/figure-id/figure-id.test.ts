import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decodeFigureId, encodeFigureId, type FigureKey } from "./index.ts"

const id = (prefix: string) => fc.stringMatching(/^[0-9a-z]{26}$/).map((text) => `${prefix}_${text}`)
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const anyKey: fc.Arbitrary<FigureKey> = fc
  .record({
    companyId: id("com"),
    metric: fc.constantFrom("SROI", "VIS", "AVERAGE_RATING"),
    days: fc.tuple(day, day),
    programIds: fc.option(fc.uniqueArray(id("prg"), { maxLength: 5 })),
    version: fc.integer({ min: 1, max: 99 }),
    asOf: fc.option(
      fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
    ),
  })
  .map(({ days, ...key }) => {
    const [start, end] = days[0] < days[1] ? days : [days[1], days[0]]
    return { ...key, start, end, programIds: key.programIds?.sort() ?? null }
  })

const key: FigureKey = {
  companyId: "com_01kaw3f3n9e0psxv6dkqqg8xhm",
  metric: "SROI",
  start: "2026-01-01",
  end: "2026-06-30",
  programIds: ["prg_01kaw3f3n9e0psxv6dkqqg8xhm"],
  version: 1,
  asOf: null,
}

describe("a figure's id", () => {
  test("law: what was encoded is decoded to the same key", () => {
    fc.assert(
      fc.property(anyKey, (any) => {
        expect(decodeFigureId(encodeFigureId(any))).toEqual(any)
      }),
    )
  })

  test("one figure has one id, in whatever order its programmes are named", () => {
    const other = "prg_01kaw3f3n9e0psxv6dkqqg8xh0"
    const [first, second] = [key.companyId.replace("com", "prg"), other]
    expect(encodeFigureId({ ...key, programIds: [first, second, first] })).toBe(encodeFigureId({ ...key, programIds: [second, first] }))
  })

  test("is safe in an address", () => {
    fc.assert(
      fc.property(anyKey, (any) => {
        expect(encodeFigureId(any)).toMatch(/^fig_[\w-]+$/)
      }),
    )
  })

  test("law: any other text is none", () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        expect(decodeFigureId(text)).toBeNull()
        expect(decodeFigureId(`fig_${Buffer.from(json).toString("base64url")}`)).toBeNull()
      }),
    )
  })

  test.each<[string, Record<string, unknown>]>([
    ["another company's form", { companyId: "acme" }],
    ["a day that is none", { start: "2026-13-01" }],
    ["an end before the start", { end: "2025-12-31" }],
    ["a version that is none", { version: 0 }],
    ["an instant that is none", { asOf: "yesterday" }],
    ["a programme that is none", { programIds: ["'; drop table"] }],
  ])("is none with %s", (_what, change) => {
    expect(decodeFigureId(encodeFigureId({ ...key, ...change }))).toBeNull()
  })

  test("is none when the same key is written in another way", () => {
    const text = JSON.stringify({ m: key.metric, c: key.companyId, s: key.start, e: key.end, p: key.programIds, v: 1, a: null })
    expect(decodeFigureId(`fig_${Buffer.from(text).toString("base64url")}`)).toBeNull()
  })
})
