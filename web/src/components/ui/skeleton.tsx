import { cx } from "../../lib/cx.ts"

/** A grey block that holds the place of what is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse-soft rounded-lg bg-line", className)} />
}
