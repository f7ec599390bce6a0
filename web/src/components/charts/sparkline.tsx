import { type SparkValue, sparklinePaths } from "./sparkline-path.ts"

/** The course of a figure at a glance; decoration beside the chart and its table, so screen readers pass over it. */
export function Sparkline({ values }: { values: readonly SparkValue[] }) {
  const { lines, dots } = sparklinePaths(values, 96, 26)
  return (
    <svg
      aria-hidden
      viewBox="-3 -3 102 32"
      className="h-7 w-22 min-w-10 shrink-[999] overflow-visible max-sm:hidden"
      preserveAspectRatio="none"
    >
      {lines.map((d) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="var(--chart-1)"
          strokeWidth="1.75"
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="2" fill="var(--chart-1)" />
      ))}
    </svg>
  )
}
