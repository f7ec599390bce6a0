import type { ReactNode } from "react"
import { cx } from "../../lib/cx.ts"

/** A surface with a heading, an aside on the right and a body. */
export function Card({
  title,
  hint,
  aside,
  children,
  className,
}: {
  title?: ReactNode
  hint?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={cx("min-w-0 rounded-2xl border border-line bg-card shadow-card", className)}>
      {title ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4">
          <div className="min-w-0">
            <h2 className="text-[15px] font-semibold">{title}</h2>
            {hint ? <p className="text-[13px] text-muted">{hint}</p> : null}
          </div>
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  )
}
