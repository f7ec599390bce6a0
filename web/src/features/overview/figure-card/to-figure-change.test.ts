import { describe, expect, test } from "vitest"
import { toFigureChange } from "./to-figure-change.ts"

describe("toFigureChange", () => {
  test("a rise of a figure of which more is better is good news, a fall bad news", () => {
    expect(toFigureChange("SROI", { difference: "0.12", ratio: "0.05" })).toEqual({
      kind: "UP",
      tone: "good",
      difference: "0.12",
      ratio: "0.05",
    })
    expect(toFigureChange("SROI", { difference: "-0.12", ratio: "-0.05" })).toMatchObject({ kind: "DOWN", tone: "bad" })
  })
  test("a figure nobody has judged keeps a neutral tone whatever its sign", () => {
    expect(toFigureChange("SOMETHING_NEW", { difference: "3" })).toMatchObject({ kind: "UP", tone: "neutral", ratio: null })
  })
  test.each(["0", "-0", "0.00"])("a difference of %s is no change", (difference) => {
    expect(toFigureChange("SESSIONS", { difference, ratio: "0" })).toMatchObject({ kind: "SAME", tone: "neutral" })
  })
  test("without a number on either side there is no change, not a change of 0", () => {
    expect(toFigureChange("SESSIONS", { difference: null, ratio: null })).toEqual({ kind: "NONE" })
  })
})
