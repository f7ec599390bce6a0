import { useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { graphql } from "../../gql/gql.ts"
import { usePeriodName } from "../../i18n/use-period-name.ts"
import { FigureMoves } from "./figure-moves.tsx"
import { toEffectMoves } from "./to-figure-moves.ts"

graphql(`
  fragment EffectFigure on Figure {
    id
    value
    unit
    status
  }
`)

graphql(`
  fragment EffectImpact on Impact {
    id
    participants {
      ...EffectFigure @unmask
    }
    volunteers {
      ...EffectFigure @unmask
    }
    sessions {
      ...EffectFigure @unmask
    }
    volunteerHours {
      ...EffectFigure @unmask
    }
    averageRating {
      ...EffectFigure @unmask
    }
    sroi {
      ...EffectFigure @unmask
    }
    vis {
      ...EffectFigure @unmask
    }
  }
`)

const EFFECT = graphql(`
  query ImportEffect($id: ID!) {
    import(id: $id) {
      id
      effect {
        period {
          iso
          start
          end
        }
        before {
          ...EffectImpact @unmask
        }
        after {
          ...EffectImpact @unmask
        }
      }
    }
  }
`)

/** How often figures are asked for while they have not followed the commit, and for how long after it. */
const ASK_EVERY_MS = 3_000
const FOLLOWS_WITHIN_MS = 60_000

/** What an import moved: the headline figures just before it and just after. */
export function EffectCard({
  importId,
  committedAt,
  lang,
  companyId,
}: {
  importId: string
  committedAt: string
  lang: string
  companyId: string
}) {
  const { t } = useLingui()
  const nameOf = usePeriodName()
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(EFFECT, {
    variables: { id: importId },
    fetchPolicy: "network-only",
  })
  const effect = data?.import?.effect
  // Rows are counted in portions: an answer given at once may be of the first of them.
  useEffect(() => {
    const left = Date.parse(committedAt) + FOLLOWS_WITHIN_MS - Date.now()
    if (left <= 0) return stopPolling
    startPolling(ASK_EVERY_MS)
    const end = setTimeout(stopPolling, left)
    return () => {
      clearTimeout(end)
      stopPolling()
    }
  }, [committedAt, startPolling, stopPolling])
  return (
    <Card
      title={t`What it moved`}
      hint={
        effect ? (
          <Trans>Your headline figures of {nameOf(effect.period)}, just before this import and just after</Trans>
        ) : (
          <Trans>Your headline figures just before this import and just after</Trans>
        )
      }
    >
      {effect ? (
        <div data-testid="effect">
          <FigureMoves label={t`What it moved`} moves={toEffectMoves(effect.before, effect.after)} why={{ lang, companyId }} />
        </div>
      ) : error ? (
        <FetchNotice
          className="m-5"
          tone="warn"
          title={<Trans>What it moved could not be fetched</Trans>}
          error={error}
          onRetry={() => void refetch()}
        />
      ) : loading ? (
        <output className="flex flex-col gap-2 p-5" aria-label={t`Loading`}>
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </output>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 px-5 py-4 text-sm text-muted">
          <p>
            <Trans>No headline figure moved so far. They follow within a minute.</Trans>
          </p>
          <Button size="sm" onPress={() => void refetch()}>
            <Trans>Look again</Trans>
          </Button>
        </div>
      )}
    </Card>
  )
}
