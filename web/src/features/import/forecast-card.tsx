import { useLazyQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { Telescope } from "lucide-react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { graphql } from "../../gql/gql.ts"
import { usePeriodName } from "../../i18n/use-period-name.ts"
import { Count, Counts } from "./counts-card.tsx"
import { FigureMoves } from "./figure-moves.tsx"
import { toForecastMoves } from "./to-figure-moves.ts"

const FORECAST = graphql(`
  query ImportForecast($id: ID!) {
    import(id: $id) {
      id
      forecast {
        created
        updated
        unchanged
        withdrawn
        period {
          iso
          start
          end
        }
        figures {
          metric
          unit
          before
          after
          reason
        }
      }
    }
  }
`)

/** What committing would do, tried out on demand. */
export function ForecastCard({ importId, replaces }: { importId: string; replaces: boolean }) {
  const { t } = useLingui()
  const nameOf = usePeriodName()
  // Never from the cache: other imports may have moved the figures since.
  const [ask, { data, error, loading }] = useLazyQuery(FORECAST, { fetchPolicy: "no-cache" })
  const forecast = data?.import?.forecast
  const look = () => void ask({ variables: { id: importId } })
  const moves = forecast ? toForecastMoves(forecast.figures) : []
  return (
    <Card
      title={t`Before you say yes`}
      hint={<Trans>The import is tried out and taken back at once. Nothing is written.</Trans>}
      aside={
        <Button onPress={look} isBusy={loading} data-testid="forecast">
          <Telescope aria-hidden className="size-4" />
          {loading ? <Trans>Trying it out …</Trans> : forecast ? <Trans>Look again</Trans> : <Trans>See what would change</Trans>}
        </Button>
      }
    >
      <div aria-live="polite" aria-busy={loading}>
        {error && !loading ? (
          <FetchNotice className="m-5" tone="warn" title={<Trans>It could not be tried out</Trans>} error={error} onRetry={look} />
        ) : null}
        {forecast ? (
          <div data-testid="forecast-result">
            <Counts className="mt-4 border-t border-line">
              <Count name={<Trans>Would be new</Trans>} value={forecast.created} tone="text-good" />
              <Count name={<Trans>Would change</Trans>} value={forecast.updated} />
              <Count name={<Trans>There already</Trans>} value={forecast.unchanged} />
              {replaces ? (
                <Count
                  name={<Trans>Would be withdrawn</Trans>}
                  value={forecast.withdrawn}
                  tone={forecast.withdrawn > 0 ? "text-bad" : ""}
                />
              ) : null}
            </Counts>
            {moves.length > 0 && forecast.period ? (
              <>
                <p className="border-t border-line px-5 pt-4 text-[13px] text-muted">
                  <Trans>Your headline figures of {nameOf(forecast.period)}</Trans>
                </p>
                <FigureMoves label={t`What would change`} moves={moves} />
              </>
            ) : (
              <p className="border-t border-line px-5 py-4 text-sm text-muted">
                <Trans>No headline figure would move.</Trans>
              </p>
            )}
          </div>
        ) : (
          <div className="h-4" />
        )}
      </div>
    </Card>
  )
}
