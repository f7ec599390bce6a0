import type { EChartsCoreOption } from "echarts/core"

/** One step of a course; `value` is for drawing, `text` is what people read, `id` names the figure. */
export type ChartPoint = { id: string; label: string; value: number | null; text: string }

export type ChartSeries = { name: string; points: readonly ChartPoint[] }

export type ChartShape = "line" | "bar"

/** What ECharts is to draw: one main series and, dashed or pale, one to compare with. Colours follow the theme by CSS variables. */
export function timeChartOptions(
  series: readonly ChartSeries[],
  shape: ChartShape,
  isFromZero: boolean,
  summary: string,
  formatAxis: (value: number) => string,
): EChartsCoreOption {
  const [main] = series
  return {
    animationDuration: 250,
    aria: { enabled: true, label: { description: summary } },
    textStyle: { fontFamily: "Inter Variable, system-ui, sans-serif" },
    grid: { left: 4, right: 12, top: 16, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: main?.points.map((point) => point.label) ?? [],
      boundaryGap: shape === "bar",
      axisLine: { lineStyle: { color: "var(--line-strong)" } },
      axisTick: { show: false },
      axisLabel: { color: "var(--muted)", fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      // A bar's length and a filled area are read as amounts, so they begin at 0; a bare line shows a course and may begin nearer.
      scale: shape === "line" && !isFromZero,
      splitNumber: 4,
      splitLine: { lineStyle: { color: "var(--chart-grid)" } },
      axisLabel: { color: "var(--muted)", fontSize: 12, formatter: formatAxis },
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: "var(--raised)",
      borderColor: "var(--line)",
      textStyle: { color: "var(--ink)", fontSize: 13 },
      axisPointer: {
        type: shape === "bar" ? "shadow" : "line",
        lineStyle: { color: "var(--line-strong)" },
        shadowStyle: { color: "var(--hover)", opacity: 0.5 },
      },
      renderMode: "richText",
      formatter: (items: unknown) => tooltipText(items, series),
    },
    series: series.map((one, index) => ({
      type: shape,
      name: one.name,
      data: one.points.map((point) => point.value),
      connectNulls: false,
      barMaxWidth: 28,
      barGap: "15%",
      showSymbol: one.points.filter((point) => point.value !== null).length < 3,
      symbol: "circle",
      symbolSize: 7,
      lineStyle: { width: index === 0 ? 2.25 : 1.75, type: index === 0 ? "solid" : "dashed", color: `var(--chart-${index + 1})` },
      itemStyle: { color: `var(--chart-${index + 1})`, borderRadius: shape === "bar" ? [4, 4, 0, 0] : 0 },
      ...(shape === "line" && index === 0 && isFromZero ? { areaStyle: { color: "var(--chart-1)", opacity: 0.08 } } : {}),
      // Colours given by variables cannot be computed with, so hovering changes nothing but the symbol.
      emphasis: { disabled: true },
    })),
  }
}

function tooltipText(items: unknown, series: readonly ChartSeries[]): string {
  const [first] = Array.isArray(items) ? items : []
  const index: unknown = first?.dataIndex
  if (typeof index !== "number") return ""
  const lines = series.map((one) => `${one.name}: ${one.points[index]?.text ?? ""}`)
  return [series[0]?.points[index]?.label ?? "", ...lines].join("\n")
}
