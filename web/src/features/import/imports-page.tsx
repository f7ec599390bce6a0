import { useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi } from "@tanstack/react-router"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { mayImport, sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { IMPORTS } from "./import-query.ts"
import { NewImport } from "./new-import.tsx"
import { PastImports } from "./past-imports.tsx"

const route = getRouteApi("/$lang/cockpit/$companyId/import")

/** Bringing a file in, and the files brought in before. */
export function ImportsPage() {
  const { t } = useLingui()
  const { lang, companyId } = route.useParams()
  const session = useStore(sessionStore)
  const { data, error, loading, refetch, fetchMore } = useQuery(IMPORTS, { variables: { companyId }, fetchPolicy: "cache-and-network" })
  const list = data?.company?.imports
  return (
    <>
      <PageHeader title={t`Import`} hint={<Trans>From a spreadsheet to figures, with every row accounted for</Trans>} />
      {mayImport(session?.viewer.role) ? (
        <NewImport lang={lang} companyId={companyId} />
      ) : (
        <Notice title={<Trans>You may look, but not import</Trans>}>
          <Trans>Importing needs the role of a company user. A company admin can give it to you.</Trans>
        </Notice>
      )}
      <div className="mt-4">
        {error ? (
          <FetchNotice title={<Trans>The list of imports could not be fetched</Trans>} error={error} onRetry={() => void refetch()} />
        ) : (
          <PastImports
            lang={lang}
            companyId={companyId}
            imports={list ? list.nodes : null}
            isLoading={loading && !data}
            {...(list?.pageInfo.hasNextPage
              ? { onMore: () => void fetchMore({ variables: { after: list.pageInfo.endCursor ?? null } }) }
              : {})}
          />
        )}
      </div>
    </>
  )
}
