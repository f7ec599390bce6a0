import { useQuery, useSubscription } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useCallback, useRef, useState } from "react"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { usePeriodName } from "../../i18n/use-period-name.ts"
import { defaultPeriod, today } from "../../lib/period.ts"
import { mayImport, sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { CompareMenu } from "./filters/compare-menu.tsx"
import { PeriodPicker } from "./filters/period-picker.tsx"
import { ProgramFilter } from "./filters/program-filter.tsx"
import { OVERVIEW, OVERVIEW_LIVE } from "./overview-query.ts"
import type { OverviewSearch } from "./overview-search.ts"
import { OverviewSkeleton } from "./overview-skeleton.tsx"
import { OverviewView } from "./overview-view.tsx"
import { SavedViews } from "./saved-views/saved-views.tsx"
import { useThrottled } from "./use-throttled.ts"

const route = getRouteApi("/$lang/cockpit/$companyId/")

/** Headline figures of a company in a period, live. */
export function OverviewPage() {
  const { t } = useLingui()
  const { lang, companyId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate({ from: "/$lang/cockpit/$companyId" })
  const periodName = usePeriodName()
  const session = useStore(sessionStore)
  const [day] = useState(() => today(new Date()))

  const iso = search.period ?? defaultPeriod(day)
  const compare = search.compare ?? "PREVIOUS_PERIOD"
  const programs = search.programs ?? []
  const filter = programs.length > 0 ? { programIds: programs } : null
  const shared = { companyId, period: { iso }, filter, compare }

  const { data, previousData, error, loading, refetch } = useQuery(OVERVIEW, {
    variables: { ...shared, evidenceFilter: filter },
    errorPolicy: "all",
    notifyOnNetworkStatusChange: true,
  })
  // A live change moves the cards through the cache; the programmes and the quotes follow with one more look.
  const followUp = useThrottled(() => void refetch(), 3_000)
  const isFirst = useRef("")
  useSubscription(OVERVIEW_LIVE, {
    variables: shared,
    onData: () => {
      const scope = JSON.stringify(shared)
      if (isFirst.current === scope) followUp()
      isFirst.current = scope
    },
  })

  const change = useCallback(
    (next: Partial<OverviewSearch>, isReplaced = false) =>
      void navigate({ to: ".", search: (before) => ({ ...before, ...next }), replace: isReplaced, resetScroll: false }),
    [navigate],
  )

  const isStale = loading && data === undefined && previousData !== undefined
  const company = (data ?? previousData)?.company
  return (
    <>
      <PageHeader title={t`Overview`} hint={company ? `${company.name}, ${periodName({ iso })}` : <>&nbsp;</>} />
      <fieldset className="min-w-0 mb-5 flex flex-wrap items-center gap-2" aria-label={t`Period and filters`}>
        <div className="-order-2 sm:order-none">
          <PeriodPicker iso={iso} day={day} onChange={(period) => change({ period })} />
        </div>
        <CompareMenu compare={compare} onChange={(next) => change({ compare: next })} />
        <ProgramFilter
          programs={company?.programs?.nodes ?? []}
          selected={programs}
          onChange={(ids) => change({ programs: ids.length > 0 ? ids : undefined })}
        />
        <div className="-order-1 ml-auto sm:order-none">
          <SavedViews
            companyId={companyId}
            views={(company?.savedViews?.nodes ?? []).filter((view) => view.page === "overview")}
            viewer={{
              id: session?.viewer.user.id ?? "",
              mayShare: mayImport(session?.viewer.role),
              mayDeleteAll: session?.viewer.role === "COMPANY_ADMIN",
            }}
            search={search}
            onOpen={(view) => void navigate({ to: ".", search: view })}
            onChanged={() => void refetch()}
          />
        </div>
      </fieldset>
      {error ? (
        <FetchNotice
          tone={company ? "warn" : "bad"}
          className="mb-5"
          title={company ? <Trans>Some of the page is missing</Trans> : <Trans>The figures could not be fetched</Trans>}
          error={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {company ? (
        <div aria-busy={isStale} className={isStale ? "opacity-50 transition-opacity" : "transition-opacity"}>
          <OverviewView
            company={company}
            lang={lang}
            iso={iso}
            compare={compare}
            search={search}
            mayImport={mayImport(session?.viewer.role)}
            onChange={change}
          />
        </div>
      ) : loading ? (
        <OverviewSkeleton />
      ) : null}
    </>
  )
}
