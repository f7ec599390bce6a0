import { describe, expect, test } from "vitest"
import { movedMetrics } from "./to-figures.ts"

describe("movedMetrics", () => {
  test("names exactly the figures whose value changed", () => {
    const before = { scope: "ipt_1", values: { SESSIONS: "10", SROI: "2.1", VIS: null } }
    expect(movedMetrics(before, { scope: "ipt_1", values: { SESSIONS: "11", SROI: "2.1", VIS: "60" } })).toEqual(["SESSIONS", "VIS"])
  })
  test("another period is another scope: its numbers did not move", () => {
    const before = { scope: "ipt_1", values: { SESSIONS: "10" } }
    expect(movedMetrics(before, { scope: "ipt_2", values: { SESSIONS: "11" } })).toEqual([])
    expect(movedMetrics(null, before)).toEqual([])
  })
})
