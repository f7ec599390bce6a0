import * as v from "valibot"
import { describe, expect, test } from "vitest"
import { OverviewSearchSchema } from "../features/overview/overview-search.ts"
import { parseSearch, stringifySearch } from "./search.ts"

const read = (text: string) => v.parse(OverviewSearchSchema, parseSearch(text))

describe("search parameters", () => {
  test("what is written into the address is read back", () => {
    const search = { period: "2026", programs: ["prg_1", "prg_2"], compare: "PREVIOUS_YEAR" as const, metric: "SROI" as const }
    const text = stringifySearch(search)
    expect(text).toBe("?period=2026&programs=prg_1,prg_2&compare=PREVIOUS_YEAR&metric=SROI")
    expect(read(text)).toEqual(search)
  })
  test("a mistyped parameter is left out and the others stay", () => {
    const search = read("?period=20266&metric=NOPE&programs=prg_1&view=table")
    expect(search.period).toBeUndefined()
    expect(search.metric).toBeUndefined()
    expect(search.programs).toEqual(["prg_1"])
    expect(search.view).toBe("table")
  })
  test("an address without parameters stays without", () => {
    expect(stringifySearch({ period: undefined, programs: [] })).toBe("")
    expect(read("")).toEqual({})
  })
})
