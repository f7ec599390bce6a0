import { Trans, useLingui } from "@lingui/react/macro"
import { Rows3, Wrench } from "lucide-react"
import { useState } from "react"
import { Card } from "../../components/ui/card.tsx"
import { Segmented } from "../../components/ui/segmented.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount } from "../../lib/format.ts"
import { ErrorFileButton } from "./error-file-button.tsx"
import type { ImportDetail } from "./import-view.tsx"
import { IssueGroupRow } from "./issue-group-row.tsx"
import { IssuesTable } from "./issues-table.tsx"
import type { RepairContext } from "./repair-form.tsx"

type Props = { one: ImportDetail; repairing: RepairContext; onMore: () => void }

/** The problems of a checked file, gathered by what mends them; row by row on demand. */
export function ProblemsCard({ one, repairing, onMore }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const [view, setView] = useState<"groups" | "rows">(one.issueGroups.length > 0 ? "groups" : "rows")
  const total = formatCount(one.issues.totalCount, locale)
  const groups = formatCount(one.issueGroups.length, locale)
  return (
    <Card
      title={t`Problems`}
      hint={
        view === "groups" ? (
          <Trans>
            {total} problems of {groups} kinds. Mend a kind here for all its rows at once.
          </Trans>
        ) : (
          <Trans>{total} in all</Trans>
        )
      }
      aside={
        <div className="flex flex-wrap items-center gap-2">
          {repairing.isDisabled ? null : <ErrorFileButton importId={one.id} />}
          <Segmented
            label={t`How problems are shown`}
            value={view}
            onChange={setView}
            options={[
              { id: "groups", name: t`By what mends them`, icon: <Wrench aria-hidden className="size-4" /> },
              { id: "rows", name: t`Row by row`, icon: <Rows3 aria-hidden className="size-4" /> },
            ]}
          />
        </div>
      }
    >
      {view === "groups" ? (
        <ul className="mt-3 divide-y divide-line border-t border-line">
          {one.issueGroups.map((group) => (
            <IssueGroupRow
              key={`${group.code} ${group.column ?? ""} ${group.field ?? ""} ${group.repair?.kind ?? ""} ${group.firstRow}`}
              group={group}
              repairing={repairing}
            />
          ))}
        </ul>
      ) : (
        <IssuesTable issues={one.issues} previewRows={one.preview.map((row) => row.row)} onMore={onMore} />
      )}
    </Card>
  )
}
