import { Button } from "react-aria-components"
import type { ChartSeries } from "./time-chart-options.ts"
import { ScrollRegion } from "../ui/scroll-region.tsx"

type Props = { caption: string; stepName: string; series: readonly ChartSeries[]; onWhy: (figureId: string) => void }

/** The same numbers as the chart, in a table; each answers why. */
export function ChartTable({ caption, stepName, series, onWhy }: Props) {
  const [main] = series
  return (
    <ScrollRegion label={caption} className="max-h-72 overflow-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-card text-left text-[13px] text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 font-medium">
              {stepName}
            </th>
            {series.map((one) => (
              <th key={one.name} scope="col" className="py-2 pl-4 text-right font-medium">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {main?.points.map((point, index) => (
            <tr key={point.label} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {point.label}
              </th>
              {series.map((one) => (
                <td key={one.name} className="py-1 pl-4 text-right">
                  <Button
                    onPress={() => onWhy(one.points[index]?.id ?? point.id)}
                    className="min-h-6 rounded px-1 decoration-dotted underline-offset-4 hover:underline"
                  >
                    {one.points[index]?.text}
                  </Button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
