import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { METRIC_NAMES } from "../../i18n/words.ts"
import { cx } from "../../lib/cx.ts"
import { formatDifference, formatValue } from "../../lib/format.ts"
import type { FigureMove, MovedValue } from "./to-figure-moves.ts"

type Props = { label: string; moves: readonly FigureMove[]; why?: { lang: string; companyId: string } }

/** Headline figures before and after, one line each. A missing number says why; it is never shown as 0. */
export function FigureMoves({ label, moves, why }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  return (
    <ScrollRegion label={label} className="mt-3 overflow-x-auto border-t border-line">
      <table className={cx("w-full text-sm", why && "min-w-[520px]")} data-testid="figure-moves">
        <thead className="text-left text-[13px] text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="px-5 py-2 font-medium">
              <Trans>Figure</Trans>
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              <Trans>Before</Trans>
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              <Trans>After</Trans>
            </th>
            <th scope="col" className="px-5 py-2 text-right font-medium">
              <Trans>Difference</Trans>
            </th>
            {why ? (
              <th scope="col" className="px-5 py-2">
                <span className="sr-only">{t`Why this number?`}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.metric} className="border-b border-line align-baseline last:border-0" data-moved={move.metric}>
              <th scope="row" className="px-5 py-2.5 text-left font-medium">
                {i18n._(METRIC_NAMES[move.metric])}
                {move.reason ? (
                  <span lang="en" className="block max-w-80 text-[13px] font-normal text-muted">
                    {move.reason}
                  </span>
                ) : null}
              </th>
              <Value value={move.before} unit={move.unit} testId="before" />
              <Value value={move.after} unit={move.unit} testId="after" isStrong />
              <td className={cx("px-5 py-2.5 text-right tabular-nums", move.difference ? "" : "text-muted")}>
                {move.difference === null
                  ? "–"
                  : move.difference === "0"
                    ? t`the same`
                    : formatDifference(move.difference, move.unit, locale)}
              </td>
              {why ? (
                <td className="px-5 py-2.5 text-right">
                  {move.after.figureId ? (
                    <Link
                      to="/$lang/cockpit/$companyId"
                      params={why}
                      search={{ why: move.after.figureId }}
                      aria-label={t`Why this number? ${i18n._(METRIC_NAMES[move.metric])}`}
                      className="inline-flex min-h-6 items-center rounded font-medium whitespace-nowrap text-brand underline-offset-4 hover:underline"
                    >
                      <Trans>Why this number?</Trans>
                    </Link>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Value({
  value,
  unit,
  isStrong = false,
  testId,
}: {
  value: MovedValue
  unit: FigureMove["unit"]
  isStrong?: boolean
  testId: string
}) {
  const { locale } = useLocale()
  return (
    <td
      className={cx(
        "px-3 py-2.5 text-right whitespace-nowrap tabular-nums",
        isStrong && "font-semibold",
        value.text === null && "text-muted",
      )}
      data-testid={testId}
      data-value={value.text ?? undefined}
    >
      {value.text !== null ? (
        formatValue(value.text, unit, locale)
      ) : value.status === "SUPPRESSED" ? (
        <Trans>Withheld</Trans>
      ) : value.status === "NO_DATA" ? (
        <Trans>No data</Trans>
      ) : (
        <Trans>No number</Trans>
      )}
    </td>
  )
}
