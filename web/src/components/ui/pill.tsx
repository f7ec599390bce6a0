import type { ReactNode } from "react"
import { cx } from "../../lib/cx.ts"

export type PillTone = "neutral" | "good" | "warn" | "bad" | "brand"

const TONES: Record<PillTone, string> = {
  neutral: "bg-sunken text-muted",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  brand: "bg-brand-soft text-brand",
}

/** A short word about the state of a thing. */
export function Pill({ tone = "neutral", children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span className={cx("inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap", TONES[tone])}>
      {children}
    </span>
  )
}
