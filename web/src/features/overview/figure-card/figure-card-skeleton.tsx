import { Skeleton } from "../../../components/ui/skeleton.tsx"
import { cx } from "../../../lib/cx.ts"

/** Exactly as tall as the card, so that nothing jumps when it arrives. */
export const FIGURE_CARD_BOX = "flex min-h-44 min-w-0 flex-col rounded-2xl border border-line bg-card p-4 shadow-card sm:min-h-38 sm:px-5"

export function FigureCardSkeleton({ className }: { className?: string }) {
  return (
    <div className={cx(FIGURE_CARD_BOX, className)}>
      <Skeleton className="h-4 w-24" />
      <Skeleton className="mt-3 h-8 w-28" />
      <Skeleton className="mt-3 h-4 w-32 max-w-full" />
    </div>
  )
}
