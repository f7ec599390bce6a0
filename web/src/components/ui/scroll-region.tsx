import type { ReactNode } from "react"
import { cx } from "../../lib/cx.ts"

/**
 * Holds what may be wider or taller than its place. It takes the focus, because a keyboard cannot scroll what it cannot reach. Positioned, so that
 * words for screen readers inside of it do not widen the page.
 */
export function ScrollRegion({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: scrolling by keyboard needs the focus.
    <section aria-label={label} tabIndex={0} className={cx("relative", className)}>
      {children}
    </section>
  )
}
