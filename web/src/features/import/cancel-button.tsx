import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { ConfirmBox } from "../../components/ui/confirm-box.tsx"
import { CANCEL_IMPORT } from "./import-commands.ts"

type Props = { importId: string; /** Whether rows may be written already; then they are taken back. */ hasWritten: boolean }

/** Calls an import off, after asking once more. */
export function CancelButton({ importId, hasWritten }: Props) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [cancelImport, { loading }] = useMutation(CANCEL_IMPORT)
  const cancel = async () => {
    setProblem(null)
    try {
      const { data } = await cancelImport({ variables: { input: { importId } } })
      const refusal = data?.cancelImport.userErrors[0]?.message ?? null
      setProblem(refusal)
      if (refusal === null) setIsAsking(false)
    } catch {
      setProblem(t`The import could not be called off. Try again in a moment.`)
    }
  }
  return (
    <>
      <Button look="ghost" onPress={() => setIsAsking(true)} data-testid="cancel">
        <Trans>Call this import off</Trans>
      </Button>
      <ConfirmBox
        title={t`Call this import off?`}
        confirm={t`Call it off`}
        isOpen={isAsking}
        isBusy={loading}
        problem={problem}
        onConfirm={() => void cancel()}
        onClose={() => setIsAsking(false)}
      >
        {hasWritten ? (
          <p>
            <Trans>Writing stops, and the rows written so far are taken back. Afterwards everything is as it was before this import.</Trans>
          </p>
        ) : (
          <p>
            <Trans>What was read of the file is forgotten. Nothing of it was written. The import stays in the list as called off.</Trans>
          </p>
        )}
      </ConfirmBox>
    </>
  )
}
