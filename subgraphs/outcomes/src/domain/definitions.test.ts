import { describe, expect, test } from "vitest"
import { assumptionsFor, financialProxies } from "./assumptions.ts"
import { definitionOf, definitions, METRIC_KEYS, presentDefinitions } from "./definitions.ts"

describe("definitions", () => {
  test("every metric has one, and its versions count up from 1 with ids of their own", () => {
    expect(presentDefinitions().map(({ key }) => key)).toEqual([...METRIC_KEYS])
    expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length)
    for (const key of METRIC_KEYS) {
      const versions = definitions.filter((definition) => definition.key === key).map(({ version }) => version)
      expect(versions.toSorted((a, b) => a - b)).toEqual(versions.map((_, i) => i + 1))
    }
  })

  test("ids have the prefix and form of all ids", () => {
    for (const { id } of definitions) expect(id).toMatch(/^mtd_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  })

  test("texts are there and end like sentences", () => {
    for (const { description, formula, name, source } of definitions) {
      expect(description).toMatch(/^[A-Z].{40,}\.$/)
      expect([formula, name, source].every((text) => text.length > 3)).toBe(true)
    }
    expect(definitionOf("SROI").unit).toBe("RATIO")
  })
})

describe("proxies and assumptions", () => {
  test.each([
    ["US", "USD", "29.95", "540.00"],
    ["GB", "GBP", "19.00", "430.00"],
    ["NO", "NOK", "220.00", "5700.00"],
  ])("%s in %s: an hour %s, a level %s", (country, currency, hour, level) => {
    expect(assumptionsFor(country, currency)).toMatchObject({
      hourValue: { value: hour, currency },
      levelValue: { value: level, currency },
    })
  })

  test("nothing is borrowed from another country or converted from another currency", () => {
    expect(assumptionsFor("DE", "EUR")).toBeNull()
    expect(assumptionsFor("NO", "EUR")).toBeNull()
  })

  test("every proxy says where it is from, of which year and under what terms; what is our own says so", () => {
    for (const proxy of financialProxies) {
      expect(proxy.source.length * proxy.licence.length).toBeGreaterThan(0)
      expect(proxy.priceYear).toBeGreaterThan(2000)
      expect(proxy.source.startsWith("Pilot assumption")).toBe(proxy.licence === "Own assumption")
    }
  })
})
