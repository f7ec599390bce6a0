import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount } from "../../lib/format.ts"
import type { ImportDetail } from "./import-view.tsx"
import { type RepairContext, RepairForm } from "./repair-form.tsx"
import { ISSUE_NAMES } from "./words.ts"

export type IssueGroup = ImportDetail["issueGroups"][number]

/** Values named beside a group; the form of a repair lists all that came along. */
const SHOWN = 4

/** One kind of problem: how many rows, what stands in them, and the one thing that mends them. */
export function IssueGroupRow({ group, repairing }: { group: IssueGroup; repairing: RepairContext }) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const { code, column, field, rows, firstRow, values, message, repair } = group
  const written = values.filter((one) => one.value)
  const place = column ?? field
  return (
    <li className="grid gap-x-6 gap-y-3 px-5 py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]" data-testid="issue-group" data-code={code}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-semibold tabular-nums">{plural(rows, { one: "# row", other: "# rows" })}</span>
          <span className="font-medium">{i18n._(ISSUE_NAMES[code])}</span>
          {place === null ? null : (
            <span className="min-w-0 break-words text-muted">
              <Trans>in {place}</Trans>
            </span>
          )}
        </p>
        {written.length > 0 ? (
          <ul className="mt-1.5 flex flex-wrap gap-1.5">
            {written.slice(0, SHOWN).map((one) => (
              <li key={one.value} className="max-w-full truncate rounded-md bg-sunken px-2 py-0.5 text-[13px]">
                <span className="font-mono">{one.value}</span>
                {one.rows > 1 ? <span className="text-muted tabular-nums"> × {formatCount(one.rows, locale)}</span> : null}
              </li>
            ))}
            {written.length > SHOWN ? (
              <li className="py-0.5 text-[13px] text-muted">
                <Trans>and {written.length - SHOWN} more</Trans>
              </li>
            ) : null}
          </ul>
        ) : null}
        <p lang="en" className="mt-1.5 text-[13px] break-words text-muted">
          {message}
        </p>
        <p className="text-[13px] text-faint">{t`First in row ${formatCount(firstRow, locale)}`}</p>
      </div>
      <div className="min-w-0 lg:justify-self-end">
        {repair === null ? (
          <p className="max-w-sm text-[13px] text-muted">
            <Trans>Only the file can mend this: the rows stay out until it is corrected and brought in again.</Trans>
          </p>
        ) : (
          <RepairForm group={group} repair={repair} {...repairing} />
        )}
      </div>
    </li>
  )
}
