import { useLingui } from "@lingui/react/macro"
import { formatDay, formatMonth } from "../lib/format.ts"
import { parsePeriod } from "../lib/period.ts"
import { useLocale } from "./use-locale.ts"

/** How a period is called: `2026`, `H1 2026`, `Q3 2026`, `July 2026`, or its two days where it has no short name. */
export function usePeriodName(): (period: { iso?: string | null; start?: string; end?: string }) => string {
  const { t } = useLingui()
  const { locale } = useLocale()
  return ({ iso, start, end }) => {
    const parts = iso ? parsePeriod(iso) : null
    if (!parts) return start && end ? `${formatDay(start, locale)} – ${formatDay(end, locale)}` : ""
    const { year, index } = parts
    if (parts.kind === "YEAR") return String(year)
    if (parts.kind === "HALF") return t`H${index} ${year}`
    if (parts.kind === "QUARTER") return t`Q${index} ${year}`
    return formatMonth(`${year}-${String(index).padStart(2, "0")}-01`, locale, "long")
  }
}
