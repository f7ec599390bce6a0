import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CEFR_LEVELS, cefrPosition, isCefrLike, levelsGained, parseCefr, positionGain } from "./index.ts"

describe("language levels", () => {
  test.each([
    ["B1", "B1", "B1"],
    [" b2 ", "B2", "B2"],
    ["В1", "B1", "B1"],
    ["а2", "A2", "A2"],
    ["B1+", null, "B1+"],
    ["A2/B1", null, "A2/B1"],
    ["fluent", null, "FLUENT"],
    ["B3", null, "B3"],
  ])("%j is level %j, kept as %j", (text, level, raw) => {
    expect(parseCefr(text)).toEqual({ level, raw })
  })

  test("an empty text is no level", () => {
    expect(parseCefr("  ")).toBeNull()
  })

  test("in-betweens speak of a level, other words do not", () => {
    expect(["B1", "B1+", "A2/B1", "A2-B1", "B1.2", "PRE-A1", "B1 (SPOKEN)"].every(isCefrLike)).toBe(true)
    expect(["FLUENT", "B3", "A", "A12", "C1C2", ""].some(isCefrLike)).toBe(false)
  })

  test("levels gained are counted, losses negative", () => {
    expect([levelsGained("A1", "B1"), levelsGained("B1", "B1"), levelsGained("C2", "A1")]).toEqual([2, 0, -5])
  })

  test("positions are those of the integration scale", () => {
    expect(CEFR_LEVELS.map(cefrPosition)).toEqual([0.17, 0.33, 0.5, 0.67, 0.83, 1])
  })

  test("laws: gains add up along the way and have no more than two decimals", () => {
    const level = fc.constantFrom(...CEFR_LEVELS)
    fc.assert(
      fc.property(level, level, level, (a, b, c) => {
        expect(levelsGained(a, b) + levelsGained(b, c)).toBe(levelsGained(a, c))
        expect(Number(positionGain(a, b)) + Number(positionGain(b, c))).toBeCloseTo(Number(positionGain(a, c)), 10)
        expect(positionGain(a, b)).toMatch(/^-?\d(\.\d{1,2})?$/)
      }),
    )
  })
})
