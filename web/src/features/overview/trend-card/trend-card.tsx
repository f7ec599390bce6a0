import { Trans, useLingui } from "@lingui/react/macro"
import { ChartColumn, ChartLine, Table2 } from "lucide-react"
import { lazy, Suspense, useCallback, useMemo } from "react"
import { ChartTable } from "../../../components/charts/chart-table.tsx"
import type { ChartSeries } from "../../../components/charts/time-chart-options.ts"
import { Card } from "../../../components/ui/card.tsx"
import { EmptyState } from "../../../components/ui/empty-state.tsx"
import { Segmented } from "../../../components/ui/segmented.tsx"
import { SelectField } from "../../../components/ui/select-field.tsx"
import { Skeleton } from "../../../components/ui/skeleton.tsx"
import { useLocale } from "../../../i18n/use-locale.ts"
import { METRIC_NAMES, type MetricName } from "../../../i18n/words.ts"
import { formatDecimal, formatMonth, formatValue, type Unit } from "../../../lib/format.ts"
import { toSpark, type TrendPoint } from "./to-trend.ts"
import { useTrendSummary } from "./trend-summary.ts"

const TimeChart = lazy(() => import("../../../components/charts/time-chart.tsx"))

/** Units that count something up from nothing; scores, ratings and ratios do not. */
const AMOUNTS = new Set<Unit>(["PEOPLE", "SESSIONS", "HOURS"])

export type TrendView = "line" | "bar" | "table"

type Props = {
  metric: MetricName
  unit: Unit
  points: readonly TrendPoint[]
  view: TrendView
  onMetric: (metric: MetricName) => void
  onView: (view: TrendView) => void
  onWhy: (figureId: string) => void
}

/** The course of one figure, month by month: line, bars or table. */
export function TrendCard({ metric, unit, points, view, onMetric, onView, onWhy }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const name = i18n._(METRIC_NAMES[metric])
  const summary = useTrendSummary(name, unit, points)
  const noData = t`No data`
  const withheld = t`Withheld`
  const hasYears = new Set(points.map((point) => point.period.start.slice(0, 4))).size > 1

  const series = useMemo<ChartSeries[]>(() => {
    const values = toSpark(points)
    return [
      {
        name,
        points: points.map((point, i) => ({
          id: point.id,
          label: hasYears ? formatMonth(point.period.start, locale, "long") : formatMonth(point.period.start, locale, "short"),
          value: values[i] ?? null,
          text: point.value ? formatValue(point.value, unit, locale) : point.status === "SUPPRESSED" ? withheld : noData,
        })),
      },
    ]
  }, [points, name, unit, locale, noData, withheld, hasYears])
  const formatAxis = useCallback((value: number) => formatDecimal(String(value), locale, { notation: "compact" }), [locale])

  return (
    <Card
      title={<Heading label={t`Figure`} metric={metric} onMetric={onMetric} />}
      aside={
        <Segmented
          label={t`Show as`}
          value={view}
          onChange={onView}
          options={[
            { id: "line", name: t`Line`, icon: <ChartLine aria-hidden className="size-4" /> },
            { id: "bar", name: t`Bars`, icon: <ChartColumn aria-hidden className="size-4" /> },
            { id: "table", name: t`Table`, icon: <Table2 aria-hidden className="size-4" /> },
          ]}
        />
      }
    >
      <div className="px-5 pt-2 pb-4">
        <div className="h-72">
          {series.every((one) => one.points.every((point) => point.value === null)) && view !== "table" ? (
            <div className="grid h-full place-items-center rounded-xl bg-sunken">
              <EmptyState icon={<ChartLine aria-hidden className="size-5" />} title={<Trans>Nothing to draw</Trans>}>
                <Trans>No month of this period has a number. Another period may.</Trans>
              </EmptyState>
            </div>
          ) : view === "table" ? (
            <ChartTable caption={summary} stepName={t`Month`} series={series} onWhy={onWhy} />
          ) : (
            <Suspense fallback={<Skeleton className="h-72" />}>
              <TimeChart series={series} shape={view} isFromZero={AMOUNTS.has(unit)} summary={summary} formatAxis={formatAxis} />
            </Suspense>
          )}
        </div>
        <p className="mt-2 text-[13px] text-muted">{summary}</p>
      </div>
    </Card>
  )
}

function Heading({ label, metric, onMetric }: { label: string; metric: MetricName; onMetric: (metric: MetricName) => void }) {
  const { i18n } = useLingui()
  const options = Object.entries(METRIC_NAMES).map(([id, name]) => ({ id, name: i18n._(name) }))
  const isMetric = (id: string): id is MetricName => id in METRIC_NAMES
  return (
    <SelectField
      label={label}
      options={options}
      value={metric}
      onChange={(id) => {
        if (isMetric(id)) onMetric(id)
      }}
      className="w-44 font-semibold sm:w-60"
    />
  )
}
