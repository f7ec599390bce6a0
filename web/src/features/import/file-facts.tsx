import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatBytes } from "../../lib/format.ts"
import type { ImportDetail } from "./import-view.tsx"

/** The file as it arrived; the hash proves that it is this one. */
export function FileFacts({ file }: { file: ImportDetail["file"] }) {
  const { t } = useLingui()
  const { locale } = useLocale()
  if (!file.sha256) return null
  const delimiter = file.delimiter === "\t" ? t`tab` : file.delimiter
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 px-1 text-[13px]">
      {file.sizeBytes === null || file.sizeBytes === undefined ? null : (
        <Fact name={<Trans>Size</Trans>}>{formatBytes(file.sizeBytes, locale)}</Fact>
      )}
      {file.encoding ? <Fact name={<Trans>Encoding</Trans>}>{file.encoding}</Fact> : null}
      {delimiter ? <Fact name={<Trans>Between cells</Trans>}>{delimiter}</Fact> : null}
      {file.sheet ? <Fact name={<Trans>Sheet</Trans>}>{file.sheet}</Fact> : null}
      <Fact name="SHA-256">
        <span className="font-mono text-xs">{file.sha256}</span>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint">{name}</dt>
      <dd className="break-all">{children}</dd>
    </div>
  )
}
