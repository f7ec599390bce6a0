import { Trans, useLingui } from "@lingui/react/macro"
import { CircleHelp } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "react-aria-components"
import type { SparkValue } from "../../../components/charts/sparkline-path.ts"
import { Sparkline } from "../../../components/charts/sparkline.tsx"
import type { FigureCard_FigureFragment } from "../../../gql/graphql.ts"
import { useLocale } from "../../../i18n/use-locale.ts"
import { METRIC_NAMES } from "../../../i18n/words.ts"
import { cx } from "../../../lib/cx.ts"
import { formatCount, formatValue } from "../../../lib/format.ts"
import { ChangeLine } from "./change-line.tsx"
import { FIGURE_CARD_BOX } from "./figure-card-skeleton.tsx"
import { UnitName } from "./unit-name.tsx"

type Props = {
  figure: FigureCard_FigureFragment
  currency: string
  trend: readonly SparkValue[]
  onWhy: (figureId: string) => void
  className?: string
}

export function FigureCardView({ figure, currency, trend, onWhy, className }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const name = i18n._(METRIC_NAMES[figure.metric.key])
  const changes = useChangeCount(figure.id, figure.value ?? null)
  const n = figure.n ?? null
  return (
    <article
      // A new key starts the flash again.
      key={changes}
      data-metric={figure.metric.key}
      data-status={figure.status}
      aria-label={name}
      className={cx(FIGURE_CARD_BOX, changes > 0 && "animate-flash", className)}
    >
      <h2 className="truncate text-[13px] leading-5 font-medium text-muted">{name}</h2>
      {figure.status === "OK" && figure.value ? (
        <>
          <div className="flex items-center justify-between gap-3">
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
              <span
                data-testid="figure-value"
                data-value={figure.value}
                className="text-[28px] leading-9 font-semibold tracking-tight tabular-nums"
              >
                {formatValue(figure.value, figure.unit, locale)}
              </span>
              <span className="text-[13px] text-muted">
                <UnitName unit={figure.unit} value={figure.value} currency={currency} />
              </span>
            </p>
            {trend.filter((value) => value !== null).length > 1 ? <Sparkline values={trend} /> : null}
          </div>
          <ChangeLine metric={figure.metric.key} unit={figure.unit} change={figure.change} />
        </>
      ) : (
        <NoNumber status={figure.status} reason={figure.reason ?? null} />
      )}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-1 pt-2">
        <span className="text-[13px] text-faint tabular-nums" title={t`How many people stand behind it`}>
          {n === null ? "" : `n = ${formatCount(n, locale)}`}
        </span>
        <Button
          onPress={() => onWhy(figure.id)}
          aria-label={t`Why this number? ${name}`}
          data-testid="why"
          className="-mr-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 text-[13px] font-medium whitespace-nowrap text-brand transition-colors hover:bg-brand-soft max-sm:-ml-1.5"
        >
          <CircleHelp aria-hidden className="size-3.5 max-sm:hidden" />
          <Trans>Why this number?</Trans>
        </Button>
      </div>
    </article>
  )
}

/** Words instead of a number; no data and a withheld number are not 0. The graph tells the exact reason in English only; the drawer shows it to all. */
function NoNumber({ status, reason }: { status: FigureCard_FigureFragment["status"]; reason: string | null }) {
  const { lang } = useLocale()
  return (
    <>
      <p data-testid="figure-value" className="text-xl leading-9 font-semibold text-muted">
        {status === "SUPPRESSED" ? <Trans>Withheld</Trans> : <Trans>No data</Trans>}
      </p>
      <p className="text-[13px] text-muted">
        {reason && lang === "en" ? (
          reason
        ) : status === "SUPPRESSED" ? (
          <Trans>Fewer than five people stand behind it, so it could point at somebody.</Trans>
        ) : (
          <Trans>Nothing was measured in this period. That is not the same as 0.</Trans>
        )}
      </p>
    </>
  )
}

/** How many times the value of one and the same figure changed while it was looked at. */
function useChangeCount(figureId: string, value: string | null): number {
  const before = useRef({ figureId, value })
  const [count, setCount] = useState(0)
  useEffect(() => {
    const { current } = before
    before.current = { figureId, value }
    if (current.figureId !== figureId) setCount(0)
    else if (current.value !== value) setCount((n) => n + 1)
  }, [figureId, value])
  return count
}
