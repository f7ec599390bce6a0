import { Trans } from "@lingui/react/macro"
import { FileText } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { CommitCard } from "./commit-card.tsx"
import { ConflictCard } from "./conflict-card.tsx"
import { CountsCard } from "./counts-card.tsx"
import { ForecastCard } from "./forecast-card.tsx"
import type { ImportDetail } from "./import-view.tsx"
import { MappingCard } from "./mapping-card.tsx"
import { PreviewCard } from "./preview-card.tsx"
import { ProblemsCard } from "./problems-card.tsx"
import { ReadingCard } from "./reading-card.tsx"
import { type MappingDraft, NO_CHANGES, withChange } from "./to-mapping-input.ts"
import { useCheck } from "./use-check.ts"

type Props = {
  one: ImportDetail
  mapping: NonNullable<ImportDetail["mapping"]>
  programs: readonly { id: string; name: string }[]
  mayImport: boolean
  onMoreIssues: () => void
}

/** A checked file: what is wrong and how to mend it, what would change, the yes, and below how it was read. */
export function ReadyPart({ one, mapping, programs, mayImport, onMoreIssues }: Props) {
  const [draft, setDraft] = useState(NO_CHANGES)
  const [isReading, setIsReading] = useState(false)
  const { check, isChecking, problem } = useCheck(one.id, mapping)
  const isDisabled = !mayImport || isChecking
  // A repair takes along what was changed in the mapping meanwhile.
  const repair = (change: Partial<MappingDraft>) => void check(withChange(draft, change))
  const { columns } = one
  const top = useRef<HTMLDivElement>(null)
  // The button that asked for the check is gone; who uses the keyboard goes on at the top of its result.
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      <CountsCard counts={one.counts} />
      {mayImport && isReading ? (
        <ReadingCard importId={one.id} isDisabled={isDisabled} onClose={() => setIsReading(false)} />
      ) : mayImport ? (
        <Button size="sm" className="self-start" onPress={() => setIsReading(true)} data-testid="reading">
          <FileText aria-hidden className="size-4" />
          <Trans>Letters or columns look wrong?</Trans>
        </Button>
      ) : null}
      {problem ? (
        <Notice tone="bad">
          <span lang="en">{problem}</span>
        </Notice>
      ) : null}
      {mapping.conflicts.length > 0 ? (
        <ConflictCard columns={columns} conflicts={mapping.conflicts} isDisabled={isDisabled} onChoose={repair} />
      ) : null}
      {one.issues.totalCount > 0 ? (
        <ProblemsCard one={one} repairing={{ mapping, columns, programs, isDisabled, onRepair: repair }} onMore={onMoreIssues} />
      ) : null}
      {one.counts.valid > 0 && mapping.conflicts.length === 0 ? <ForecastCard importId={one.id} replaces={one.replaces !== null} /> : null}
      {mayImport ? (
        <CommitCard one={one} hasConflicts={mapping.conflicts.length > 0} />
      ) : (
        <Notice title={<Trans>You may look, but not import</Trans>}>
          <Trans>Importing needs the role of a company user. A company admin can give it to you.</Trans>
        </Notice>
      )}
      <MappingCard
        columns={columns}
        mapping={mapping}
        programs={programs}
        draft={draft}
        onDraft={setDraft}
        isDisabled={!mayImport}
        isChecking={isChecking}
        onCheck={(next) => void check(next)}
      />
      {one.preview.length > 0 ? <PreviewCard rows={one.preview} fields={mapping.fields} /> : null}
    </div>
  )
}
