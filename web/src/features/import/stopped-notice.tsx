import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { CancelButton } from "./cancel-button.tsx"
import { COMMIT_IMPORT } from "./import-commands.ts"

type Props = { importId: string; reason: string | undefined; mayImport: boolean }

/** A commit that stopped on its way: what is written stays, and it goes on from there when asked to. */
export function StoppedNotice({ importId, reason, mayImport }: Props) {
  const { t } = useLingui()
  const [problem, setProblem] = useState<string | null>(null)
  const [commitImport, { loading }] = useMutation(COMMIT_IMPORT)
  const goOn = async () => {
    try {
      const { data } = await commitImport({ variables: { input: { importId } } })
      setProblem(data?.commitImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The import could not go on. Try again in a moment.`)
    }
  }
  const button = (
    <div className="flex flex-wrap justify-end gap-2">
      <CancelButton importId={importId} hasWritten />
      <Button look="primary" onPress={() => void goOn()} isBusy={loading} data-testid="go-on">
        <Trans>Go on</Trans>
      </Button>
    </div>
  )
  return (
    <Notice tone="warn" title={<Trans>The import stopped on its way</Trans>} action={mayImport ? button : undefined}>
      {problem ?? reason}
    </Notice>
  )
}
