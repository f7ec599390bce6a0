import { useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi } from "@tanstack/react-router"
import { useState } from "react"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import type { WebhookReceiptStatus } from "../../gql/graphql.ts"
import { mayAdminister, sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { DELIVERIES } from "./deliveries-query.ts"
import { DeliveriesView } from "./deliveries-view.tsx"
import { DeliveryDrawer } from "./delivery-drawer.tsx"
import { STATUS_NAMES } from "./words.ts"

const route = getRouteApi("/$lang/cockpit/$companyId/deliveries")
const STATUSES = ["PENDING", "PROCESSED", "DEAD"] as const

/** What systems delivered by webhook, for those who answer for the company. */
export function DeliveriesPage() {
  const { t, i18n } = useLingui()
  const { lang, companyId } = route.useParams()
  const session = useStore(sessionStore)
  const isAdmin = mayAdminister(session?.viewer.role)
  const [status, setStatus] = useState<WebhookReceiptStatus | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const { data, error, loading, refetch, fetchMore } = useQuery(DELIVERIES, {
    variables: { companyId, filter: status ? { status } : null },
    fetchPolicy: "cache-and-network",
    skip: !isAdmin,
  })
  const list = data?.company?.webhookReceipts
  return (
    <>
      <PageHeader title={t`Deliveries`} hint={<Trans>What systems delivered by webhook, latest first</Trans>}>
        {isAdmin ? (
          <SelectField
            label={t`Which deliveries`}
            className="w-44"
            value={status ?? "ALL"}
            options={[{ id: "ALL", name: t`All` }, ...STATUSES.map((id) => ({ id, name: i18n._(STATUS_NAMES[id]) }))]}
            onChange={(id) => setStatus(STATUSES.find((one) => one === id) ?? null)}
          />
        ) : null}
      </PageHeader>
      {!isAdmin ? (
        <Notice title={<Trans>Deliveries are for company admins</Trans>}>
          <Trans>They name people. A company admin can give you that role.</Trans>
        </Notice>
      ) : error ? (
        <FetchNotice title={<Trans>The deliveries could not be fetched</Trans>} error={error} onRetry={() => void refetch()} />
      ) : (
        <DeliveriesView
          deliveries={list ? list.nodes : null}
          isLoading={loading && !list}
          onOpen={setOpenId}
          {...(list?.pageInfo.hasNextPage
            ? { onMore: () => void fetchMore({ variables: { after: list.pageInfo.endCursor ?? null } }) }
            : {})}
        />
      )}
      {openId ? <DeliveryDrawer id={openId} lang={lang} companyId={companyId} onClose={() => setOpenId(null)} /> : null}
    </>
  )
}
