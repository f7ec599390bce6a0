import { BarChart, LineChart } from "echarts/charts"
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { useEffect, useRef } from "react"
import { type ChartSeries, type ChartShape, timeChartOptions } from "./time-chart-options.ts"

use([LineChart, BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

type Props = {
  series: readonly ChartSeries[]
  shape: ChartShape
  isFromZero: boolean
  summary: string
  formatAxis: (value: number) => string
}

/** Loaded on demand: ECharts is larger than the rest of the page. SVG, so that colours follow the theme without redrawing. */
export default function TimeChart({ series, shape, isFromZero, summary, formatAxis }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: "svg" })
    chart.setOption(timeChartOptions(series, shape, isFromZero, summary, formatAxis))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [series, shape, isFromZero, summary, formatAxis])
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- ECharts draws into an element of its own.
  return <div ref={box} role="img" aria-label={summary} className="h-72 w-full" data-testid="chart" />
}
