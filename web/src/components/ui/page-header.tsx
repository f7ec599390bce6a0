import { type ReactNode, useEffect, useRef } from "react"

let isFirst = true

/**
 * The heading of a page. Names the tab, and takes the focus after a navigation, so that a screen reader says where one is;
 * the very first page leaves the focus where the browser put it.
 */
export function PageHeader({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  useEffect(() => {
    document.title = `${title} · TEEI`
  }, [title])
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 ref={heading} tabIndex={-1} className="text-[22px] leading-8 font-semibold tracking-tight outline-none">
          {title}
        </h1>
        {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      </div>
      {children}
    </header>
  )
}
