import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { REPLAY_IMPORT } from "./import-commands.ts"
import type { ImportDetail } from "./import-view.tsx"
import { MappingEditor } from "./mapping-editor.tsx"
import { isChanged, NO_CHANGES, toMappingInput } from "./to-mapping-input.ts"

type Props = {
  one: ImportDetail
  mapping: NonNullable<ImportDetail["mapping"]>
  programs: readonly { id: string; name: string }[]
  lang: string
  companyId: string
  onClose: () => void
}

/** Reads the file of a committed import again in another way; leads to the new import, where nothing is written before its own yes. */
export function ReplayCard({ one, mapping, programs, lang, companyId, onClose }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(NO_CHANGES)
  const [problem, setProblem] = useState<string | null>(null)
  const [replayImport, { loading }] = useMutation(REPLAY_IMPORT)
  const replay = async () => {
    setProblem(null)
    try {
      const { data } = await replayImport({ variables: { input: { importId: one.id, mapping: toMappingInput(mapping, draft) } } })
      const [refusal] = data?.replayImport.userErrors ?? []
      const importId = data?.replayImport.import?.id
      if (refusal) setProblem(refusal.message)
      else if (importId) await navigate({ to: "/$lang/cockpit/$companyId/import/$importId", params: { lang, companyId, importId } })
    } catch {
      setProblem(t`The file could not be read again. Try again in a moment.`)
    }
  }
  return (
    <Card
      title={t`Read the file again, otherwise`}
      hint={<Trans>Makes a new import that replaces this one. Before its commit you see which figures it would move.</Trans>}
      aside={
        <div className="flex flex-wrap gap-2">
          <Button onPress={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
          <Button
            look="primary"
            isDisabled={!isChanged(draft, mapping)}
            isBusy={loading}
            onPress={() => void replay()}
            data-testid="replay-start"
          >
            <Trans>Read again</Trans>
          </Button>
        </div>
      }
    >
      {problem ? (
        <Notice tone="bad" className="mx-5 mt-3">
          <span lang="en">{problem}</span>
        </Notice>
      ) : null}
      <MappingEditor columns={one.columns} mapping={mapping} programs={programs} draft={draft} onDraft={setDraft} isDisabled={loading} />
    </Card>
  )
}
