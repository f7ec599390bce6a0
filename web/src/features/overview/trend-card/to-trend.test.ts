import { describe, expect, test } from "vitest"
import { toSpark, toTrendSummary, type TrendPoint } from "./to-trend.ts"

const point = (month: number, value: string | null, status: TrendPoint["status"] = value === null ? "NO_DATA" : "OK"): TrendPoint => ({
  id: `fig_${month}`,
  value,
  status,
  period: { start: `2026-${String(month).padStart(2, "0")}-01` },
})

describe("toTrend", () => {
  test("months without data and withheld months are gaps, not noughts", () => {
    expect(toSpark([point(1, "4"), point(2, null), point(3, null, "SUPPRESSED"), point(4, "0")])).toEqual([4, null, null, 0])
  })
  test("the sentence names the highest and the lowest measured month, the earlier of equals", () => {
    const summary = toTrendSummary([point(1, "4"), point(2, "9"), point(3, null), point(4, "2"), point(5, "9")])
    expect(summary).toMatchObject({ kind: "RANGE", measured: 4, of: 5, highest: { id: "fig_2" }, lowest: { id: "fig_4" } })
  })
  test("one month, the same value everywhere, and nothing at all are told apart", () => {
    expect(toTrendSummary([point(1, "4"), point(2, null)]).kind).toBe("ONE")
    expect(toTrendSummary([point(1, "4"), point(2, "4")]).kind).toBe("LEVEL")
    expect(toTrendSummary([point(1, null)]).kind).toBe("EMPTY")
    expect(toTrendSummary([]).kind).toBe("EMPTY")
  })
})
