import { Trans, useLingui } from "@lingui/react/macro"
import { Check, CircleCheck, Copy, RefreshCw, TriangleAlert } from "lucide-react"
import { type ReactNode, useMemo, useState } from "react"
import { Button } from "../../../components/ui/button.tsx"
import type { WhyFigureFragment } from "../../../gql/graphql.ts"
import { useLocale } from "../../../i18n/use-locale.ts"
import { cx } from "../../../lib/cx.ts"
import { toCheck } from "./to-check.ts"

type Props = {
  figureId: string
  value: string | null
  steps: WhyFigureFragment["lineage"]["steps"]
  recompute: () => Promise<string | null>
}

type Answer = { kind: "EQUAL" | "MOVED"; at: Date; was: string | null; is: string | null } | { kind: "FAILED" }

/** Doing the sums again: at once in the browser, and on demand on the server from the stored facts. */
export function CheckPanel({ figureId, value, steps, recompute }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const check = useMemo(() => toCheck(steps, value), [steps, value])
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isCopied, setIsCopied] = useState(false)

  const again = async () => {
    setIsBusy(true)
    try {
      const is = await recompute()
      setAnswer({ kind: is === value ? "EQUAL" : "MOVED", at: new Date(), was: value, is })
    } catch {
      setAnswer({ kind: "FAILED" })
    } finally {
      setIsBusy(false)
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(figureId)
    setIsCopied(true)
    setTimeout(() => setIsCopied(false), 2000)
  }
  const time = (at: Date) => new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(at)

  return (
    <div className="rounded-xl border border-line bg-sunken p-3.5">
      <output className="flex flex-col gap-1.5 text-sm" data-testid="check-result">
        {check.kind === "EQUAL" ? (
          <Verdict isGood>
            <Trans>Recomputed in your browser: equal</Trans>
          </Verdict>
        ) : check.kind === "DIFFERENT" ? (
          <Verdict>
            <Trans>Recomputed in your browser: not equal, at {check.steps.join(", ")}</Trans>
          </Verdict>
        ) : (
          <p className="text-muted">
            <Trans>There is no number to recompute.</Trans>
          </p>
        )}
        {answer?.kind === "EQUAL" ? (
          <Verdict isGood>
            <Trans>Recomputed on the server at {time(answer.at)}: equal</Trans>
          </Verdict>
        ) : answer?.kind === "MOVED" ? (
          <Verdict>
            <Trans>
              Recomputed on the server at {time(answer.at)}: {answer.was ?? t`no number`} became {answer.is ?? t`no number`}, because the
              data changed meanwhile
            </Trans>
          </Verdict>
        ) : answer?.kind === "FAILED" ? (
          <Verdict>
            <Trans>The server could not recompute it just now.</Trans>
          </Verdict>
        ) : null}
      </output>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onPress={() => void again()} isBusy={isBusy} data-testid="recompute">
          <RefreshCw aria-hidden className={cx("size-3.5", isBusy && "animate-spin")} />
          <Trans>Recompute on the server</Trans>
        </Button>
        <Button size="sm" onPress={() => void copy()}>
          {isCopied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy the figure's id</Trans>}
        </Button>
      </div>
    </div>
  )
}

function Verdict({ isGood = false, children }: { isGood?: boolean; children: ReactNode }) {
  const Icon = isGood ? CircleCheck : TriangleAlert
  return (
    <p className={cx("flex items-start gap-2 font-medium", isGood ? "text-good" : "text-warn")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  )
}
