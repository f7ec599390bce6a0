import { Trans, useLingui } from "@lingui/react/macro"
import { History, RefreshCw } from "lucide-react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Pill } from "../../components/ui/pill.tsx"
import { MappingEditor, type MappingEditorProps } from "./mapping-editor.tsx"
import { MendsInForce } from "./mends-in-force.tsx"
import { isChanged, type MappingDraft } from "./to-mapping-input.ts"

type Props = MappingEditorProps & { isChecking: boolean; onCheck: (draft: MappingDraft) => void }

/** The mapping of a checked file. Changing something asks for a new check. */
export function MappingCard({ isChecking, onCheck, ...editor }: Props) {
  const { t } = useLingui()
  const { mapping, draft, isDisabled } = editor
  const hasChanges = isChanged(draft, mapping)
  return (
    <Card
      title={t`Columns`}
      hint={
        mapping.version === null ? (
          <Trans>Which column of the file feeds which field; proposed from the headings</Trans>
        ) : (
          <Trans>Which column of the file feeds which field</Trans>
        )
      }
      aside={
        <div className="flex flex-wrap items-center gap-3">
          {mapping.version === null ? null : (
            <Pill tone="brand">
              <History aria-hidden className="size-3.5" />
              <Trans>As last time, mapping {mapping.version}</Trans>
            </Pill>
          )}
          <Button
            look={hasChanges ? "primary" : "secondary"}
            isDisabled={isDisabled || !hasChanges}
            isBusy={isChecking}
            onPress={() => onCheck(draft)}
            data-testid="recheck"
          >
            <RefreshCw aria-hidden className="size-4" />
            <Trans>Check again</Trans>
          </Button>
        </div>
      }
    >
      <MendsInForce mapping={mapping} isDisabled={isDisabled || isChecking} onCheck={onCheck} draft={draft} />
      <MappingEditor {...editor} />
    </Card>
  )
}
