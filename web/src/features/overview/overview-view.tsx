import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { FileUp } from "lucide-react"
import { lazy, Suspense, useEffect, useRef, useState } from "react"
import { buttonClass } from "../../components/ui/button.tsx"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import type { OverviewQuery } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { METRIC_NAMES } from "../../i18n/words.ts"
import { formatValue } from "../../lib/format.ts"
import { cardSpan } from "./card-span.ts"
import { EvidenceCard } from "./evidence-card/evidence-card.tsx"
import { FigureCard } from "./figure-card/figure-card.tsx"
import type { Compare } from "./filters/compare-menu.tsx"
import type { OverviewSearch } from "./overview-search.ts"
import { ProgramsCard } from "./programs-card/programs-card.tsx"
import { type FigureValues, movedMetrics, type OverviewFigure, toFigures } from "./to-figures.ts"
import { toSpark } from "./trend-card/to-trend.ts"
import { TrendCard } from "./trend-card/trend-card.tsx"

const WhyDrawer = lazy(() => import("./why/why-drawer.tsx"))

type Props = {
  company: NonNullable<OverviewQuery["company"]>
  lang: string
  iso: string
  compare: Compare
  search: OverviewSearch
  mayImport: boolean
  onChange: (next: Partial<OverviewSearch>, isReplaced?: boolean) => void
}

export function OverviewView({ company, lang, iso, compare, search, mayImport, onChange }: Props) {
  const figures = company.impact ? toFigures(company.impact) : null
  const openWhy = (why: string) => onChange({ why })
  const chosen = figures?.find((one) => one.metric === (search.metric ?? "PARTICIPANTS"))
  const isEmpty = figures?.every((one) => one.figure.value === null) && (company.programs?.nodes.length ?? 0) === 0
  return (
    <>
      {figures === null ? (
        <Notice tone="warn" className="mb-4">
          <Trans>The figures do not answer just now. What else is known stands below.</Trans>
        </Notice>
      ) : isEmpty ? (
        <div className="mb-4 rounded-2xl border border-line bg-card">
          <EmptyState
            icon={<FileUp aria-hidden className="size-5" />}
            title={<Trans>Nothing has been brought in yet</Trans>}
            action={
              mayImport ? (
                <Link to="/$lang/cockpit/$companyId/import" params={{ lang, companyId: company.id }} className={buttonClass("primary")}>
                  <Trans>Import a file</Trans>
                </Link>
              ) : null
            }
          >
            <Trans>Figures appear as soon as the first file has been imported.</Trans>
          </EmptyState>
        </div>
      ) : (
        <>
          <LiveWords scope={company.impact?.id ?? ""} figures={figures} />
          <div className="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-12">
            {figures.map((one, index) => (
              <FigureCard
                key={one.metric}
                figure={one.figure}
                compare={compare}
                currency={company.currency}
                trend={toSpark(one.trend)}
                onWhy={openWhy}
                className={cardSpan(index)}
              />
            ))}
          </div>
        </>
      )}
      <div className="mt-4 flex flex-col gap-4">
        {chosen ? (
          <TrendCard
            metric={chosen.metric}
            unit={chosen.unit}
            points={chosen.trend}
            view={search.view ?? "line"}
            onMetric={(metric) => onChange({ metric }, true)}
            onView={(view) => onChange({ view }, true)}
            onWhy={openWhy}
          />
        ) : null}
        <ProgramsCard programs={company.programs?.nodes ?? null} period={{ iso }} onWhy={openWhy} />
        <EvidenceCard snippets={company.evidence?.nodes ?? null} />
      </div>
      {search.why ? (
        <Suspense>
          <WhyDrawer figureId={search.why} currency={company.currency} onClose={() => onChange({ why: undefined })} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Says in words, for those who cannot see the flash, which figures moved by themselves. */
function LiveWords({ scope, figures }: { scope: string; figures: readonly OverviewFigure[] }) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const before = useRef<FigureValues | null>(null)
  const [words, setWords] = useState("")
  useEffect(() => {
    const after: FigureValues = { scope, values: Object.fromEntries(figures.map((one) => [one.metric, one.figure.value ?? null])) }
    const moved = movedMetrics(before.current, after)
    before.current = after
    if (moved.length === 0) return
    const sentences = figures
      .filter((one) => moved.includes(one.metric))
      .map(
        (one) =>
          `${i18n._(METRIC_NAMES[one.metric])}: ${one.figure.value ? formatValue(one.figure.value, one.unit, locale) : t`no number`}`,
      )
    setWords(sentences.join("; "))
  }, [scope, figures, i18n, locale, t])
  return (
    <output className="sr-only" data-testid="live-words">
      {words}
    </output>
  )
}
