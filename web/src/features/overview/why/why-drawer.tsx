import { useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { SearchX } from "lucide-react"
import { Drawer } from "../../../components/ui/drawer.tsx"
import { EmptyState } from "../../../components/ui/empty-state.tsx"
import { FetchNotice } from "../../../components/ui/fetch-notice.tsx"
import { Skeleton } from "../../../components/ui/skeleton.tsx"
import { graphql } from "../../../gql/gql.ts"
import { METRIC_NAMES } from "../../../i18n/words.ts"
import { WhyView } from "./why-view.tsx"

graphql(`
  fragment WhyFigure on Figure {
    id
    value
    unit
    status
    reason
    n
    asOf
    period {
      iso
      start
      end
    }
    metric {
      id
      key
    }
    lineage {
      figureId
      formula
      steps {
        id
        label
        op
        operands
        value
        unit
        source
      }
      definition {
        id
        name
        version
        description
        source
        effectiveFrom
      }
      sources {
        importId
        fileName
        sha256
        rows
      }
      excluded {
        reason
        count
        unit
      }
      evidence(first: 5) {
        nodes {
          id
          ...Quote_snippet
        }
      }
    }
  }
`)

const WHY_FIGURE = graphql(`
  query WhyFigure($id: ID!) {
    figure(id: $id) {
      id
      ...WhyFigure @unmask
    }
  }
`)

type Props = { figureId: string; currency: string; onClose: () => void }

/** "Why this number?": everything behind one figure, and the means to do the sums again. */
export default function WhyDrawer({ figureId, currency, onClose }: Props) {
  const { t, i18n } = useLingui()
  const { data, error, loading, refetch } = useQuery(WHY_FIGURE, { variables: { id: figureId }, fetchPolicy: "cache-and-network" })
  const figure = data?.figure
  const title = figure ? i18n._(METRIC_NAMES[figure.metric.key]) : t`Why this number?`
  return (
    <Drawer title={title} closeLabel={t`Close`} isOpen onClose={onClose}>
      {figure ? (
        <WhyView
          key={figure.id}
          figure={figure}
          currency={currency}
          recompute={async () => {
            const again = await refetch()
            return again.data?.figure?.value ?? null
          }}
        />
      ) : error ? (
        <FetchNotice title={<Trans>The figure could not be fetched</Trans>} error={error} onRetry={() => void refetch()} />
      ) : loading ? (
        <output className="flex flex-col gap-4" aria-label={t`Loading`}>
          <Skeleton className="h-14 w-48" />
          <Skeleton className="h-28" />
          <Skeleton className="h-52" />
          <Skeleton className="h-24" />
        </output>
      ) : (
        <EmptyState icon={<SearchX aria-hidden className="size-5" />} title={<Trans>There is no such figure</Trans>}>
          <Trans>The link may be old, or the figure belongs to another company.</Trans>
        </EmptyState>
      )}
    </Drawer>
  )
}
