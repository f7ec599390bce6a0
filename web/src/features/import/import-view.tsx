import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { buttonClass } from "../../components/ui/button.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import type { ImportDetailQuery } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"
import { BlockedText } from "./blocked-text.tsx"
import { CommittedPart } from "./committed-part.tsx"
import { FileFacts } from "./file-facts.tsx"
import { ProgressCard } from "./progress-card.tsx"
import { ReadingCard } from "./reading-card.tsx"
import { ReadyPart } from "./ready-part.tsx"
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
export function ImportView(props: Props) {
  const { t } = useLingui()
  const { status } = props.one
  const spoken: Partial<Record<typeof status, string>> = {
    READY: t`The check is done.`,
    COMMITTED: t`The import is done.`,
    CANCELLED: t`The import was called off.`,
    UNDONE: t`The import was undone.`,
  }
  return (
    <div className="flex flex-col gap-4">
      <output className="sr-only" data-testid="check-status" data-status={status}>
        {spoken[status] ?? ""}
      </output>
      <StatePart {...props} />
      <FileFacts file={props.one.file} />
    </div>
  )
}

function StatePart({ lang, companyId, one, programs, mayImport, onMoreIssues }: Props): ReactNode {
  const { locale } = useLocale()
  const again = (
    <Link to="/$lang/cockpit/$companyId/import" params={{ lang, companyId }} className={buttonClass("secondary", "sm")}>
      <Trans>Import another file</Trans>
    </Link>
  )
  const at = one.undoneAt ? formatInstant(one.undoneAt, locale) : ""
  const { status, mapping } = one
  switch (status) {
    case "AWAITING_UPLOAD":
      return (
        <Notice tone="warn" title={<Trans>The file has not arrived</Trans>} action={again}>
          <Trans>Its upload was interrupted. Begin anew with the same file; nothing has been written.</Trans>
        </Notice>
      )
    case "CHECKING":
    case "COMMITTING":
    case "CANCELLING":
    case "UNDOING":
      return <ProgressCard importId={one.id} status={status} progress={one.progress} mayImport={mayImport} />
    case "READY":
      return mapping ? (
        <ReadyPart
          // A new check brings a new mapping; what was changed by hand is then part of it.
          key={JSON.stringify([mapping, one.counts])}
          one={one}
          mapping={mapping}
          programs={programs}
          mayImport={mayImport}
          onMoreIssues={onMoreIssues}
        />
      ) : null
    case "COMMITTED":
      return (
        <CommittedPart one={one} programs={programs} lang={lang} companyId={companyId} mayImport={mayImport} onMoreIssues={onMoreIssues} />
      )
    case "CANCELLED":
      return (
        <Notice title={<Trans>This import was called off</Trans>} action={again}>
          <Trans>Nothing of it is there; everything is as it was before it.</Trans> {at}
        </Notice>
      )
    case "UNDONE":
      return (
        <Notice title={<Trans>This import was undone</Trans>} action={again}>
          <Trans>All it wrote was taken back, and the figures are what they were without it.</Trans> {at}
        </Notice>
      )
    case "FAILED":
      return one.isStopped ? (
        <StoppedNotice importId={one.id} reason={one.failure?.message} mayImport={mayImport} />
      ) : (
        <>
          <Notice tone="bad" title={<Trans>Nothing could be imported</Trans>} action={again}>
            {one.failure ? <BlockedText text={one.failure.message} lang={lang} companyId={companyId} /> : null}
          </Notice>
          {/* Often it is only the encoding or the sheet; the file is still there to be read another way. */}
          {mayImport && one.file.sizeBytes !== null ? <ReadingCard importId={one.id} isDisabled={false} /> : null}
        </>
      )
  }
}
