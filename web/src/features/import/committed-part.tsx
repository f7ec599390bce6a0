import { Trans, useLingui } from "@lingui/react/macro"
import { RotateCcw } from "lucide-react"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { BlockedText } from "./blocked-text.tsx"
import { EffectCard } from "./effect-card.tsx"
import { ErrorFileButton } from "./error-file-button.tsx"
import type { ImportDetail } from "./import-view.tsx"
import { IssuesTable } from "./issues-table.tsx"
import { ReplayCard } from "./replay-card.tsx"
import { ResultCard } from "./result-card.tsx"
import { UndoButton } from "./undo-button.tsx"

type Props = {
  one: ImportDetail
  programs: readonly { id: string; name: string }[]
  lang: string
  companyId: string
  mayImport: boolean
  onMoreIssues: () => void
}

/** An import that is done: the receipt, what it moved, and what can still be done about it. */
export function CommittedPart({ one, programs, lang, companyId, mayImport, onMoreIssues }: Props) {
  const { t } = useLingui()
  const [isReplaying, setIsReplaying] = useState(false)
  const { mapping } = one
  const isFile = one.channel === "FILE"
  return (
    <>
      {one.failure ? (
        <Notice tone="bad" title={<Trans>The undo was not done</Trans>}>
          <BlockedText text={one.failure.message} lang={lang} companyId={companyId} />
        </Notice>
      ) : null}
      <ResultCard lang={lang} companyId={companyId} one={one} />
      {one.committedAt ? <EffectCard importId={one.id} committedAt={one.committedAt} lang={lang} companyId={companyId} /> : null}
      {mayImport && isFile && !isReplaying ? (
        <Card
          title={t`Not what you meant?`}
          hint={<Trans>Take all of it back, or read the same file another way. Both show what they do before they do it.</Trans>}
        >
          <div className="flex flex-wrap gap-2 px-5 pt-4 pb-5">
            <UndoButton one={one} lang={lang} companyId={companyId} />
            {mapping ? (
              <Button onPress={() => setIsReplaying(true)} data-testid="replay">
                <RotateCcw aria-hidden className="size-4" />
                <Trans>Read the file again, otherwise</Trans>
              </Button>
            ) : null}
          </div>
        </Card>
      ) : null}
      {isReplaying && mapping ? (
        <ReplayCard
          one={one}
          mapping={mapping}
          programs={programs}
          lang={lang}
          companyId={companyId}
          onClose={() => setIsReplaying(false)}
        />
      ) : null}
      {one.issues.totalCount > 0 ? (
        <Card
          title={t`Rows left out`}
          hint={<Trans>What stood in the way of them</Trans>}
          aside={mayImport && isFile ? <ErrorFileButton importId={one.id} /> : null}
        >
          <IssuesTable issues={one.issues} previewRows={[]} onMore={onMoreIssues} />
        </Card>
      ) : null}
    </>
  )
}
