import { Trans } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { useLocale } from "../../i18n/use-locale.ts"
import { cx } from "../../lib/cx.ts"
import { formatCount } from "../../lib/format.ts"

type CountsOfRows = { total: number; valid: number; invalid: number; issues: number }

/** How the rows came through the check. Here 0 is a count that was made, so it is shown. */
export function CountsCard({ counts }: { counts: CountsOfRows }) {
  return (
    <Counts className="overflow-hidden rounded-2xl border border-line shadow-card">
      <Count name={<Trans>Rows in the file</Trans>} value={counts.total} />
      <Count name={<Trans>Good rows</Trans>} value={counts.valid} tone="text-good" />
      <Count name={<Trans>Rows with problems</Trans>} value={counts.invalid} tone={counts.invalid > 0 ? "text-bad" : ""} />
      <Count name={<Trans>Problems</Trans>} value={counts.issues} testId="issue-count" />
    </Counts>
  )
}

/** Counts side by side, as many in a row as fit. */
export function Counts({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cx("flex flex-wrap gap-px bg-line", className)}>{children}</dl>
}

export function Count({ name, value, tone, testId }: { name: ReactNode; value: number; tone?: string; testId?: string }) {
  const { locale } = useLocale()
  return (
    <div className="flex-1 basis-36 bg-card px-5 py-4">
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
