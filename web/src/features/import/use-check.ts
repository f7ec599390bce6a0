import { useMutation } from "@apollo/client/react"
import { useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { CHECK_IMPORT } from "./import-commands.ts"
import { type Mapping, type MappingDraft, toMappingInput } from "./to-mapping-input.ts"

/** Has a file checked anew with a changed mapping; `problem` says why that was refused. */
export function useCheck(importId: string, mapping: Mapping) {
  const { t } = useLingui()
  const [problem, setProblem] = useState<string | null>(null)
  const [checkImport, { loading }] = useMutation(CHECK_IMPORT)

  const check = async (draft: MappingDraft) => {
    setProblem(null)
    try {
      const { data } = await checkImport({ variables: { input: { importId, mapping: toMappingInput(mapping, draft) } } })
      setProblem(data?.checkImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The check could not be started. Try again in a moment.`)
    }
  }
  return { check, isChecking: loading, problem }
}
