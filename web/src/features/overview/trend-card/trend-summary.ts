import { useLingui } from "@lingui/react/macro"
import { useLocale } from "../../../i18n/use-locale.ts"
import { formatMonth, formatValue, type Unit } from "../../../lib/format.ts"
import { toTrendSummary, type TrendPoint } from "./to-trend.ts"

/** The chart in one sentence, for everybody and for those who cannot see it. */
export function useTrendSummary(name: string, unit: Unit, points: readonly TrendPoint[]): string {
  const { t } = useLingui()
  const { locale } = useLocale()
  const month = (point: TrendPoint) => formatMonth(point.period.start, locale, "long")
  const value = (point: TrendPoint) => formatValue(point.value ?? "", unit, locale)
  const summary = toTrendSummary(points)
  switch (summary.kind) {
    case "EMPTY":
      return t`${name}: nothing to draw, no month has a number.`
    case "ONE":
      return t`${name}: ${value(summary.only)} in ${month(summary.only)}, the only month with a number.`
    case "LEVEL":
      return t`${name}: ${value(summary.value)} in each of the ${summary.measured} months with a number.`
    case "RANGE":
      return t`${name}: highest in ${month(summary.highest)} (${value(summary.highest)}), lowest in ${month(summary.lowest)} (${value(summary.lowest)}); ${summary.measured} of ${summary.of} months have a number.`
  }
}
