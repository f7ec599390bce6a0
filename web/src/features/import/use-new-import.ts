import { useMutation } from "@apollo/client/react"
import { useLingui } from "@lingui/react/macro"
import { useRef, useState } from "react"
import type { ImportSource } from "../../gql/graphql.ts"
import { ApiError } from "../../lib/api-error.ts"
import { formatBytes } from "../../lib/format.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { CHECK_IMPORT, CREATE_IMPORT } from "./import-commands.ts"
import { uploadFile } from "./upload-file.ts"

export type Sending = { state: "idle" } | { state: "sending"; fileName: string; share: number } | { state: "failed"; message: string }

/** From a chosen file to an import that is being checked: announce it, send the bytes, ask for the check. */
export function useNewImport(companyId: string, onReady: (importId: string) => void) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const [sending, setSending] = useState<Sending>({ state: "idle" })
  const [createImport] = useMutation(CREATE_IMPORT)
  const [checkImport] = useMutation(CHECK_IMPORT)
  const abort = useRef<AbortController | null>(null)

  const fail = (message: string) => setSending({ state: "failed", message })

  const start = async ({ source, replacesId }: { source: ImportSource; replacesId: string | null }, file: File) => {
    const fileName = file.name.slice(0, 200)
    if (file.size === 0) return fail(t`The file "${fileName}" is empty.`)
    const controller = new AbortController()
    abort.current = controller
    setSending({ state: "sending", fileName, share: 0 })
    try {
      const { data } = await createImport({ variables: { input: { companyId, source, fileName, ...(replacesId ? { replacesId } : {}) } } })
      const created = data?.createImport
      const [refusal] = created?.userErrors ?? []
      if (refusal) return fail(refusal.message)
      if (!created?.import || !created.upload) return fail(t`The import could not be begun. Try again in a moment.`)
      const { maxBytes, url } = created.upload
      if (file.size > maxBytes) {
        return fail(
          t`The file is ${formatBytes(file.size, locale)}; at most ${formatBytes(maxBytes, locale)} are taken. Split it and import the parts.`,
        )
      }
      await uploadFile(url, file, (share) => setSending({ state: "sending", fileName, share }), controller.signal)
      const importId = created.import.id
      const checked = await checkImport({ variables: { input: { importId } } })
      const [problem] = checked.data?.checkImport.userErrors ?? []
      if (problem) return fail(problem.message)
      onReady(importId)
    } catch (fault) {
      if (fault instanceof ApiError && fault.code === "CANCELLED") setSending({ state: "idle" })
      else if (fault instanceof ApiError && fault.message) fail(fault.message)
      else if (fault instanceof ApiError && fault.status === 413) fail(t`The file is too large.`)
      else fail(t`The file did not arrive. Check the connection and try again; nothing has been imported.`)
    }
  }
  return { sending, start, cancel: () => abort.current?.abort(), reset: () => setSending({ state: "idle" }) }
}
