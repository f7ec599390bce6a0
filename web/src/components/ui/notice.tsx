import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cx } from "../../lib/cx.ts"

export type Tone = "info" | "good" | "warn" | "bad"

const LOOKS: Record<Tone, { box: string; icon: typeof Info }> = {
  info: { box: "border-line bg-sunken text-ink", icon: Info },
  good: { box: "border-transparent bg-good-soft text-good", icon: CircleCheck },
  warn: { box: "border-transparent bg-warn-soft text-warn", icon: TriangleAlert },
  bad: { box: "border-transparent bg-bad-soft text-bad", icon: CircleAlert },
}

/** A sentence that must not be missed; errors interrupt a screen reader, the others wait. */
export function Notice({
  tone = "info",
  title,
  children,
  action,
  className,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const { box, icon: Icon } = LOOKS[tone]
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cx("flex items-start gap-3 rounded-xl border px-4 py-3 text-sm", box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cx(title ? "mt-0.5" : "")}>{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
