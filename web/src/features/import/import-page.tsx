import { useQuery, useSubscription } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi, Link } from "@tanstack/react-router"
import { ArrowLeft, SearchX } from "lucide-react"
import { useEffect, useState } from "react"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import type { ImportForViewerQuery, ImportStatus } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { connectionStore } from "../../lib/connection.ts"
import { formatInstant } from "../../lib/format.ts"
import { mayImport, sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { IMPORT, IMPORT_FOR_VIEWER, IMPORT_PROGRESS } from "./import-query.ts"
import { type ImportDetail, ImportView } from "./import-view.tsx"
import { SOURCES } from "./sources.ts"

const route = getRouteApi("/$lang/cockpit/$companyId/import/$importId")

function isRunning(status: ImportStatus | undefined): boolean {
  return status === "CHECKING" || status === "COMMITTING" || status === "CANCELLING" || status === "UNDOING"
}

const noIssues = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** What somebody who may not see cells of the file sees of an import: all but samples, problems and preview. */
function withoutCells(one: ImportForViewerQuery["import"] | undefined): ImportDetail | null | undefined {
  return (
    one && { ...one, columns: one.columns.map((column) => ({ ...column, samples: [] })), issues: noIssues, issueGroups: [], preview: [] }
  )
}

/** One import on its way: mapping, problems, commit, result. */
export function ImportPage() {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const { lang, companyId, importId } = route.useParams()
  const session = useStore(sessionStore)
  const connection = useStore(connectionStore)
  const isUser = mayImport(session?.viewer.role)
  const options = { variables: { companyId, id: importId }, fetchPolicy: "cache-and-network" } as const
  const whole = useQuery(IMPORT, { ...options, skip: !isUser })
  const limited = useQuery(IMPORT_FOR_VIEWER, { ...options, skip: isUser })
  const { data, error, loading, refetch, startPolling, stopPolling } = isUser ? whole : limited
  const one = isUser ? whole.data?.import : withoutCells(limited.data?.import)
  const status = one?.status

  // The live line tells how far it has come; where it is down, asking every two seconds does. Asking now and then is needed beside it too: the end of a
  // quick step may be told before the answer to the request that began it, which then says last that it is running.
  useSubscription(IMPORT_PROGRESS, { variables: { id: importId }, skip: one === undefined || one === null })
  const askEveryMs = isRunning(status) ? (connection === "live" ? 4_000 : 2_000) : 0
  useEffect(() => {
    if (askEveryMs > 0) startPolling(askEveryMs)
    return stopPolling
  }, [askEveryMs, startPolling, stopPolling])

  // The live line tells the end of a step before its mapping, problems and preview are fetched; until they are, the step is not over.
  const [seen, setSeen] = useState(status)
  const [catchingUp, setCatchingUp] = useState<ImportStatus | null>(null)
  if (seen !== status) {
    setSeen(status)
    if (seen && isRunning(seen) && !isRunning(status)) setCatchingUp(seen)
  }
  useEffect(() => {
    if (catchingUp === null) return
    void refetch().finally(() => setCatchingUp(null))
  }, [catchingUp, refetch])
  const shown = one && catchingUp !== null ? { ...one, status: catchingUp } : one

  return (
    <>
      <Link
        to="/$lang/cockpit/$companyId/import"
        params={{ lang, companyId }}
        className="mb-2 inline-flex min-h-6 items-center gap-1.5 rounded text-[13px] text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        <Trans>All imports</Trans>
      </Link>
      <PageHeader
        title={one?.file.name ?? t`Import`}
        hint={
          one ? (
            <>
              {i18n._(SOURCES[one.source].name)} · {one.createdBy ? `${one.createdBy.name} · ` : ""}
              {formatInstant(one.createdAt, locale)}
            </>
          ) : (
            <>&nbsp;</>
          )
        }
      />
      {error && !one ? (
        <FetchNotice title={<Trans>The import could not be fetched</Trans>} error={error} onRetry={() => void refetch()} />
      ) : one ? (
        <ImportView
          lang={lang}
          companyId={companyId}
          one={shown ?? one}
          programs={data?.company?.programs?.nodes ?? []}
          mayImport={isUser}
          onMoreIssues={() => void whole.fetchMore({ variables: { after: one.issues.pageInfo.endCursor ?? null } })}
        />
      ) : loading ? (
        <output className="flex flex-col gap-4" aria-label={t`Loading`}>
          <Skeleton className="h-24 rounded-2xl" />
          <Skeleton className="h-96 rounded-2xl" />
        </output>
      ) : (
        <div className="rounded-2xl border border-line bg-card">
          <EmptyState icon={<SearchX aria-hidden className="size-5" />} title={<Trans>There is no such import</Trans>}>
            <Trans>It may belong to another company.</Trans>
          </EmptyState>
        </div>
      )}
    </>
  )
}
