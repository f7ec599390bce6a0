import { plural } from "@lingui/core/macro"
import { useLingui } from "@lingui/react/macro"
import { Card } from "../../components/ui/card.tsx"
import { Progress } from "../../components/ui/progress.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount } from "../../lib/format.ts"
import { CancelButton } from "./cancel-button.tsx"
import type { ImportDetail } from "./import-view.tsx"

export type RunningStatus = "CHECKING" | "COMMITTING" | "CANCELLING" | "UNDOING"

type Props = { importId: string; status: RunningStatus; progress: ImportDetail["progress"]; mayImport: boolean }

/** How far the present step has come, how fast it goes and how long it will take. */
export function ProgressCard({ importId, status, progress, mayImport }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const { done, of, rowsPerSecond, secondsLeft } = progress
  const labels: Record<RunningStatus, string> = {
    CHECKING: t`Reading the file and checking every row`,
    COMMITTING: t`Writing the good rows`,
    CANCELLING: t`Taking back what was written`,
    UNDOING: t`Taking back what this import wrote`,
  }
  const isCounted = status === "CHECKING" || status === "COMMITTING"
  const minutes = secondsLeft === null ? null : Math.ceil(secondsLeft / 60)
  const facts = [
    rowsPerSecond === null || !isCounted ? null : t`${formatCount(Math.round(rowsPerSecond), locale)} rows a second`,
    secondsLeft === null || minutes === null || !isCounted
      ? null
      : secondsLeft < 60
        ? plural(secondsLeft, { one: "about # second left", other: "about # seconds left" })
        : plural(minutes, { one: "about # minute left", other: "about # minutes left" }),
  ].filter((fact) => fact !== null)
  return (
    <Card>
      <div className="flex flex-col gap-3 p-5" data-testid="progress">
        <Progress
          label={labels[status]}
          share={isCounted && of ? done / of : null}
          {...(!isCounted
            ? { text: "" }
            : of
              ? { text: t`${formatCount(done, locale)} of ${formatCount(of, locale)} rows` }
              : { text: plural(done, { one: "# row", other: "# rows" }) })}
        />
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-[13px] text-muted tabular-nums">
            {facts.length > 0 ? facts.join(" · ") : t`You may leave this page; it goes on without you.`}
          </p>
          {mayImport && isCounted ? <CancelButton importId={importId} hasWritten={status === "COMMITTING"} /> : null}
        </div>
      </div>
    </Card>
  )
}
