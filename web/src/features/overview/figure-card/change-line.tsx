import { Trans } from "@lingui/react/macro"
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react"
import type { FigureCard_FigureFragment } from "../../../gql/graphql.ts"
import { useLocale } from "../../../i18n/use-locale.ts"
import { usePeriodName } from "../../../i18n/use-period-name.ts"
import { cx } from "../../../lib/cx.ts"
import { formatDifference, formatShare, type Unit } from "../../../lib/format.ts"
import { toFigureChange } from "./to-figure-change.ts"

const ICONS = { UP: ArrowUpRight, DOWN: ArrowDownRight, SAME: ArrowRight }
const TONES = { good: "text-good", bad: "text-bad", neutral: "text-muted" }

/** The change against the other period, in the figure's unit and as a share. */
export function ChangeLine({ metric, unit, change }: { metric: string; unit: Unit; change: FigureCard_FigureFragment["change"] }) {
  const { locale } = useLocale()
  const periodName = usePeriodName()
  const model = toFigureChange(metric, change)
  const base = periodName(change.base.period)
  if (model.kind === "NONE") {
    return (
      <p className="mt-1 text-[13px] text-faint">
        {change.base.status === "SUPPRESSED" ? <Trans>{base} is withheld</Trans> : <Trans>No data in {base} to compare with</Trans>}
      </p>
    )
  }
  const Icon = ICONS[model.kind]
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-[13px] tabular-nums">
      <span className={cx("inline-flex items-center gap-1 font-medium", TONES[model.tone])}>
        <Icon aria-hidden className="size-3.5" />
        {model.kind === "SAME" ? <Trans>no change</Trans> : formatDifference(model.difference, unit, locale)}
        {model.kind === "SAME" || model.ratio === null ? null : <span>({formatShare(model.ratio, locale)})</span>}
      </span>
      <span className="text-faint">
        <Trans>vs {base}</Trans>
      </span>
    </p>
  )
}
