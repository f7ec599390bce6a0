import { Label, ProgressBar } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

/** How far something has come; null while that cannot be said. */
export function Progress({ label, share, text }: { label: string; share: number | null; text?: string }) {
  return (
    <ProgressBar {...(share === null ? { isIndeterminate: true } : { value: share * 100 })} className="flex flex-col gap-2">
      {({ percentage, valueText }) => (
        <>
          <div className="flex justify-between gap-4 text-sm">
            <Label>{label}</Label>
            <span className="text-muted tabular-nums">{text ?? valueText}</span>
          </div>
          <div className="h-1.5 overflow-hidden rounded-full bg-line">
            <div
              className={cx("h-full rounded-full bg-brand transition-[width]", share === null && "animate-pulse-soft")}
              style={{ width: `${share === null ? 100 : (percentage ?? 0)}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
