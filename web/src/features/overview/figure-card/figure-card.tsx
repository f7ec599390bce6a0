import { useFragment } from "@apollo/client/react"
import type { FragmentType } from "@apollo/client"
import type { SparkValue } from "../../../components/charts/sparkline-path.ts"
import { graphql } from "../../../gql/gql.ts"
import type { Comparison, FigureCard_FigureFragment } from "../../../gql/graphql.ts"
import { FigureCardView } from "./figure-card-view.tsx"
import { FigureCardSkeleton } from "./figure-card-skeleton.tsx"

const FIGURE_CARD = graphql(`
  fragment FigureCard_figure on Figure {
    id
    value
    unit
    status
    reason
    n
    metric {
      id
      key
    }
    change(to: $compare) {
      difference
      ratio
      base {
        id
        status
        period {
          iso
          start
          end
        }
      }
    }
  }
`)

type Props = {
  figure: FragmentType<FigureCard_FigureFragment>
  compare: Comparison
  currency: string
  trend: readonly SparkValue[]
  onWhy: (figureId: string) => void
  className?: string
}

/** One headline figure. */
export function FigureCard({ figure, compare, ...rest }: Props) {
  const { data, complete } = useFragment({ fragment: FIGURE_CARD, from: figure, variables: { compare } })
  return complete ? (
    <FigureCardView figure={data} {...rest} />
  ) : (
    <FigureCardSkeleton {...(rest.className ? { className: rest.className } : {})} />
  )
}
