import { expect, test } from "vitest"
import { toForecastMoves } from "./to-figure-moves.ts"

const line = { metric: "SESSIONS", unit: "SESSIONS", before: "10", after: "12", reason: null }

test("a forecast's figures say by how much they move", () => {
  expect(toForecastMoves([line])).toMatchObject([{ metric: "SESSIONS", difference: "2.000000", after: { text: "12" } }])
  expect(toForecastMoves([{ ...line, before: "0.3", after: "0.3" }])[0]?.difference).toBe("0")
})
test("where a number is missing there is no difference, and the reason is kept", () => {
  expect(toForecastMoves([{ ...line, before: null, reason: "Withheld." }])).toMatchObject([{ difference: null, reason: "Withheld." }])
})
test("a figure without a name in the cockpit is left out", () => {
  expect(toForecastMoves([{ ...line, metric: "NEWER" }])).toEqual([])
})
