import type { SparkValue } from "../../../components/charts/sparkline-path.ts"

export type TrendPoint = {
  id: string
  value?: string | null
  status: "OK" | "NO_DATA" | "SUPPRESSED"
  period: { start: string }
}

/** Numbers for drawing; a step without a number is null, never 0. The exact text stays with the point. */
export function toSpark(points: readonly TrendPoint[]): SparkValue[] {
  return points.map((point) => (point.status === "OK" && point.value ? Number(point.value) : null))
}

export type TrendSummary =
  | { kind: "EMPTY" }
  | { kind: "ONE"; only: TrendPoint }
  | { kind: "LEVEL"; measured: number; of: number; value: TrendPoint }
  | { kind: "RANGE"; measured: number; of: number; highest: TrendPoint; lowest: TrendPoint }

/** What a course says in one sentence; of equal months the earlier one is named. */
export function toTrendSummary(points: readonly TrendPoint[]): TrendSummary {
  const values = toSpark(points)
  const measured = points.flatMap((point, i) => {
    const value = values[i]
    return value === null || value === undefined ? [] : [{ point, value }]
  })
  const [first] = measured
  if (!first) return { kind: "EMPTY" }
  if (measured.length === 1) return { kind: "ONE", only: first.point }
  const highest = measured.reduce((best, next) => (next.value > best.value ? next : best), first)
  const lowest = measured.reduce((best, next) => (next.value < best.value ? next : best), first)
  if (highest.value === lowest.value) return { kind: "LEVEL", measured: measured.length, of: points.length, value: first.point }
  return { kind: "RANGE", measured: measured.length, of: points.length, highest: highest.point, lowest: lowest.point }
}
