import { useLingui } from "@lingui/react/macro"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { FigureCardSkeleton } from "./figure-card/figure-card-skeleton.tsx"
import { cardSpan } from "./card-span.ts"

/** The page's shape before anything has arrived. */
export function OverviewSkeleton() {
  const { t } = useLingui()
  return (
    <output aria-label={t`Loading`} className="block">
      <div className="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-12">
        {Array.from({ length: 7 }, (_, i) => (
          <FigureCardSkeleton key={i} className={cardSpan(i)} />
        ))}
      </div>
      <Skeleton className="mt-4 h-96 rounded-2xl" />
    </output>
  )
}
