import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { buttonClass } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Progress } from "../../components/ui/progress.tsx"
import type { ImportDetailQuery } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount } from "../../lib/format.ts"
import { CommitCard } from "./commit-card.tsx"
import { CountsCard } from "./counts-card.tsx"
import { FileFacts } from "./file-facts.tsx"
import { IssuesCard } from "./issues-card.tsx"
import { MappingCard } from "./mapping-card.tsx"
import { PreviewCard } from "./preview-card.tsx"
import { ResultCard } from "./result-card.tsx"
import { StoppedNotice } from "./stopped-notice.tsx"

export type ImportDetail = NonNullable<ImportDetailQuery["import"]>

type Props = {
  lang: string
  companyId: string
  one: ImportDetail
  programs: readonly { id: string; name: string }[]
  mayImport: boolean
  onMoreIssues: () => void
}

/** What the import's state asks for, from top to bottom. */
export function ImportView({ lang, companyId, one, programs, mayImport, onMoreIssues }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const { status, progress, mapping } = one
  const again = (
    <Link to="/$lang/cockpit/$companyId/import" params={{ lang, companyId }} className={buttonClass("secondary", "sm")}>
      <Trans>Import another file</Trans>
    </Link>
  )
  const hasRows = status !== "AWAITING_UPLOAD" && status !== "FAILED"
  return (
    <div className="flex flex-col gap-4">
      <output className="sr-only" data-testid="check-status" data-status={status}>
        {status === "READY" ? t`The check is done.` : status === "COMMITTED" ? t`The import is done.` : ""}
      </output>
      {status === "AWAITING_UPLOAD" ? (
        <Notice tone="warn" title={<Trans>The file has not arrived</Trans>} action={again}>
          <Trans>Its upload was interrupted. Begin anew with the same file; nothing has been written.</Trans>
        </Notice>
      ) : null}
      {status === "FAILED" && one.isStopped ? (
        <StoppedNotice importId={one.id} reason={one.failure?.message} mayImport={mayImport} />
      ) : null}
      {status === "FAILED" && !one.isStopped ? (
        <Notice tone="bad" title={<Trans>Nothing could be imported</Trans>} action={again}>
          {one.failure?.message}
        </Notice>
      ) : null}
      {status === "CHECKING" || status === "COMMITTING" ? (
        <Card>
          <div className="p-5" data-testid="progress">
            <Progress
              label={status === "CHECKING" ? t`Reading the file and checking every row` : t`Writing the good rows`}
              share={progress.of ? progress.done / progress.of : null}
              {...(progress.of
                ? { text: t`${formatCount(progress.done, locale)} of ${formatCount(progress.of, locale)} rows` }
                : { text: plural(progress.done, { one: "# row", other: "# rows" }) })}
            />
          </div>
        </Card>
      ) : null}
      {status === "COMMITTED" ? <ResultCard lang={lang} companyId={companyId} one={one} /> : null}
      {status === "READY" ? (
        <>
          <CountsCard counts={one.counts} />
          {mayImport ? (
            <CommitCard importId={one.id} counts={one.counts} />
          ) : (
            <Notice title={<Trans>You may look, but not import</Trans>}>
              <Trans>Importing needs the role of a company user. A company admin can give it to you.</Trans>
            </Notice>
          )}
        </>
      ) : null}
      {hasRows && one.issues.totalCount > 0 ? (
        <IssuesCard issues={one.issues} previewRows={status === "READY" ? one.preview.map((row) => row.row) : []} onMore={onMoreIssues} />
      ) : null}
      {mapping && status === "READY" ? (
        <MappingCard
          // A new check brings a new mapping; what was changed by hand is then part of it.
          key={JSON.stringify(mapping)}
          importId={one.id}
          columns={one.columns}
          mapping={mapping}
          programs={programs}
          isDisabled={!mayImport}
        />
      ) : null}
      {mapping && status === "READY" && one.preview.length > 0 ? <PreviewCard rows={one.preview} fields={mapping.fields} /> : null}
      <FileFacts file={one.file} />
    </div>
  )
}
