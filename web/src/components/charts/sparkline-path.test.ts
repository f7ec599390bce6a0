import { describe, expect, test } from "vitest"
import { sparklinePaths } from "./sparkline-path.ts"

describe("sparklinePaths", () => {
  test("the lowest value stands at the bottom and the highest at the top", () => {
    expect(sparklinePaths([1, 3, 2], 100, 20).lines).toEqual(["M0 20L50 0L100 10"])
  })
  test("a step without data breaks the line instead of falling to zero", () => {
    const { lines, dots } = sparklinePaths([1, 2, null, 4], 90, 10)
    expect(lines).toHaveLength(1)
    expect(dots).toEqual([{ x: 90, y: 0 }])
  })
  test("a steady course is a level line in the middle", () => {
    expect(sparklinePaths([5, 5], 10, 8).lines).toEqual(["M0 4L10 4"])
  })
  test("nothing measured draws nothing", () => {
    expect(sparklinePaths([null, null], 10, 8)).toEqual({ lines: [], dots: [] })
    expect(sparklinePaths([], 10, 8)).toEqual({ lines: [], dots: [] })
  })
})
