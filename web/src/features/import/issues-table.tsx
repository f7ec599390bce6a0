import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button as AriaButton, ToggleButton } from "react-aria-components"
import { Button } from "../../components/ui/button.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import type { ImportIssueCode } from "../../gql/graphql.ts"
import { formatCount } from "../../lib/format.ts"
import type { ImportDetail } from "./import-view.tsx"
import { toIssueGroups } from "./to-issues.ts"
import { ISSUE_NAMES } from "./words.ts"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"

type Props = { issues: ImportDetail["issues"]; previewRows: readonly number[]; onMore: () => void }

/** The problems in row order; pressing a kind shows only that kind. Counts are of the problems loaded so far, and say so. */
export function IssuesTable({ issues, previewRows, onMore }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const [code, setCode] = useState<ImportIssueCode | null>(null)
  const { nodes, totalCount, pageInfo } = issues
  const shown = code === null ? nodes : nodes.filter((issue) => issue.code === code)
  const isWhole = nodes.length >= totalCount
  return (
    <>
      {isWhole ? null : (
        <p className="px-5 pt-3 text-[13px] text-muted">
          <Trans>
            The first {formatCount(nodes.length, locale)} of {formatCount(totalCount, locale)}
          </Trans>
        </p>
      )}
      <fieldset className="min-w-0 flex flex-wrap gap-2 px-5 pt-3" aria-label={t`Kinds of problem`}>
        {toIssueGroups(nodes).map((group) => (
          <ToggleButton
            key={group.code}
            isSelected={code === group.code}
            onChange={(isOn) => setCode(isOn ? group.code : null)}
            className="inline-flex h-8 items-center gap-2 rounded-full border border-line-strong px-3 text-[13px] transition-colors hover:bg-hover data-[selected]:border-brand data-[selected]:bg-brand-soft data-[selected]:text-brand"
          >
            {i18n._(ISSUE_NAMES[group.code])}
            <span className="text-muted tabular-nums">{formatCount(group.count, locale)}</span>
          </ToggleButton>
        ))}
      </fieldset>
      <ScrollRegion label={t`Problems`} className="mt-3 max-h-96 overflow-auto border-t border-line">
        <table className="w-full min-w-[640px] text-sm">
          <thead className="sticky top-0 bg-card text-left text-[13px] text-muted">
            <tr className="border-b border-line">
              <th scope="col" className="px-5 py-2 font-medium">
                <Trans>Row</Trans>
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                <Trans>Column</Trans>
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                <Trans>Value</Trans>
              </th>
              <th scope="col" className="px-5 py-2 font-medium">
                <Trans>What is wrong</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((issue) => (
              <tr
                key={`${issue.row} ${issue.column ?? ""} ${issue.code}`}
                className="border-b border-line align-baseline last:border-0"
                data-testid="issue-row"
              >
                <th scope="row" className="px-5 py-2 text-left font-medium tabular-nums">
                  {previewRows.includes(issue.row) ? (
                    <AriaButton
                      onPress={() => jumpToRow(issue.row)}
                      aria-label={t`Row ${issue.row}, show in the preview`}
                      className="min-h-6 min-w-6 rounded text-left text-brand underline underline-offset-4"
                    >
                      {issue.row}
                    </AriaButton>
                  ) : (
                    issue.row
                  )}
                </th>
                <td className="px-3 py-2">{issue.column ?? <span className="text-faint">{t`whole row`}</span>}</td>
                <td className="max-w-52 px-3 py-2 font-mono text-[13px] break-words">
                  {issue.value === null || issue.value === undefined || issue.value === "" ? (
                    <span className="font-sans text-faint">{t`empty`}</span>
                  ) : (
                    issue.value
                  )}
                </td>
                <td className="px-5 py-2">
                  <span lang="en" className="block">
                    {issue.message}
                  </span>
                  <span className="block text-[13px] text-muted">{i18n._(ISSUE_NAMES[issue.code])}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {pageInfo.hasNextPage ? (
        <div className="border-t border-line px-5 py-3">
          <Button size="sm" onPress={onMore}>
            <Trans>Show more problems</Trans>
          </Button>
        </div>
      ) : null}
    </>
  )
}

function jumpToRow(row: number): void {
  const target = document.getElementById(`preview-row-${row}`)
  target?.scrollIntoView({ block: "center" })
  target?.focus({ preventScroll: true })
}
