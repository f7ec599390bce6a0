import { useLingui } from "@lingui/react/macro"
import { Check, Copy } from "lucide-react"
import { useState } from "react"
import { Button } from "react-aria-components"
import { shortHash } from "../../lib/format.ts"

/** The beginning of a file's hash; pressed, all of it is copied. */
export function HashChip({ hash }: { hash: string }) {
  const { t } = useLingui()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(hash)
    setIsCopied(true)
    setTimeout(() => setIsCopied(false), 2_000)
  }
  return (
    <Button
      onPress={() => void copy()}
      aria-label={isCopied ? t`Copied` : t`Copy the hash ${shortHash(hash)}`}
      className="inline-flex h-6 items-center gap-1 rounded px-1 font-mono text-xs text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      {shortHash(hash)}
      {isCopied ? <Check aria-hidden className="size-3 text-good" /> : <Copy aria-hidden className="size-3" />}
    </Button>
  )
}
