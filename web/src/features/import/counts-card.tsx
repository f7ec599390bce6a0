import { Trans } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { useLocale } from "../../i18n/use-locale.ts"
import { cx } from "../../lib/cx.ts"
import { formatCount } from "../../lib/format.ts"

type Counts = { total: number; valid: number; invalid: number; issues: number }

/** How the rows came through the check. Here 0 is a count that was made, so it is shown. */
export function CountsCard({ counts }: { counts: Counts }) {
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-2xl border border-line bg-card shadow-card sm:grid-cols-4">
      <Count name={<Trans>Rows in the file</Trans>} value={counts.total} />
      <Count name={<Trans>Good rows</Trans>} value={counts.valid} tone="text-good" />
      <Count name={<Trans>Rows with problems</Trans>} value={counts.invalid} tone={counts.invalid > 0 ? "text-bad" : ""} />
      <Count name={<Trans>Problems</Trans>} value={counts.issues} testId="issue-count" />
    </dl>
  )
}

export function Count({ name, value, tone, testId }: { name: ReactNode; value: number; tone?: string; testId?: string }) {
  const { locale } = useLocale()
  return (
    <div className="border-line px-5 py-4 not-first:border-l max-sm:nth-3:border-l-0 max-sm:nth-[n+3]:border-t">
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd
        className={cx("text-2xl font-semibold tracking-tight tabular-nums", tone)}
        {...(testId ? { "data-testid": testId } : {})}
        data-value={value}
      >
        {formatCount(value, locale)}
      </dd>
    </div>
  )
}
