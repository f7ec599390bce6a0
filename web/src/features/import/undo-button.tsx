import { useMutation } from "@apollo/client/react"
import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { Undo2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { ConfirmBox } from "../../components/ui/confirm-box.tsx"
import { BlockedText } from "./blocked-text.tsx"
import { UNDO_IMPORT } from "./import-commands.ts"
import type { ImportDetail } from "./import-view.tsx"

type Props = { one: ImportDetail; lang: string; companyId: string }

/** Takes a whole import back, after saying what that does; refused, it says which imports stand in the way. */
export function UndoButton({ one, lang, companyId }: Props) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [undoImport, { loading }] = useMutation(UNDO_IMPORT)
  const { created, updated, withdrawn } = one.counts
  const undo = async () => {
    setProblem(null)
    try {
      const { data } = await undoImport({ variables: { input: { importId: one.id } } })
      const refusal = data?.undoImport.userErrors[0]?.message ?? null
      setProblem(refusal)
      if (refusal === null) setIsAsking(false)
    } catch {
      setProblem(t`The undo could not be started. Try again in a moment.`)
    }
  }
  return (
    <>
      <Button onPress={() => setIsAsking(true)} data-testid="undo">
        <Undo2 aria-hidden className="size-4" />
        <Trans>Undo this import</Trans>
      </Button>
      <ConfirmBox
        title={t`Undo this import?`}
        confirm={t`Undo it`}
        isOpen={isAsking}
        isBusy={loading}
        problem={problem === null ? null : <BlockedText text={problem} lang={lang} companyId={companyId} />}
        onConfirm={() => void undo()}
        onClose={() => setIsAsking(false)}
      >
        <ul className="list-disc pl-5">
          <li>{plural(created, { one: "# new record goes", other: "# new records go" })}</li>
          <li>{plural(updated, { one: "# changed record becomes what it was", other: "# changed records become what they were" })}</li>
          {withdrawn > 0 ? (
            <li>{plural(withdrawn, { one: "# withdrawn record comes back", other: "# withdrawn records come back" })}</li>
          ) : null}
        </ul>
        <p>
          <Trans>The figures follow. It stays in the list as undone, and the file can be imported again.</Trans>
        </p>
      </ConfirmBox>
    </>
  )
}
