import { expect, test } from "vitest"
import { disclose } from "./index.ts"

test.each([
  [0, "SHOWN"],
  [1, "SUPPRESSED"],
  [4, "SUPPRESSED"],
  [5, "SHOWN"],
  [5000, "SHOWN"],
] as const)("a number resting on %i people is %s", (n, expected) => {
  expect(disclose(n)).toBe(expected)
})

test("the threshold cannot be passed in", () => {
  expect(disclose.length).toBe(1)
})
