import { Trans, useLingui } from "@lingui/react/macro"
import { Webhook } from "lucide-react"
import { Button as AriaButton } from "react-aria-components"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Pill } from "../../components/ui/pill.tsx"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import type { DeliveryPartsFragment } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"
import { OUTCOME_NAMES, STATUS_NAMES, STATUS_TONES, SYSTEM_NAMES } from "./words.ts"

type Props = {
  deliveries: readonly DeliveryPartsFragment[] | null
  isLoading: boolean
  onOpen: (id: string) => void
  onMore?: () => void
}

/** Deliveries in a list; each opens to be inspected. */
export function DeliveriesView({ deliveries, isLoading, onOpen, onMore }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  return (
    <Card>
      {isLoading ? (
        <output className="flex flex-col gap-2 p-5" aria-label={t`Loading`}>
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </output>
      ) : deliveries === null ? (
        <div className="p-5">
          <Notice tone="warn">
            <Trans>The list of deliveries does not answer just now.</Trans>
          </Notice>
        </div>
      ) : deliveries.length === 0 ? (
        <EmptyState icon={<Webhook aria-hidden className="size-5" />} title={<Trans>Nothing to show</Trans>}>
          <Trans>What a system delivers by webhook stands here, with what became of it.</Trans>
        </EmptyState>
      ) : (
        <ScrollRegion label={t`Deliveries`} className="overflow-x-auto py-2">
          <table className="w-full min-w-[720px] text-sm">
            <thead className="text-left text-[13px] text-muted">
              <tr className="border-b border-line">
                <th scope="col" className="px-5 py-2 font-medium">
                  <Trans>Delivery</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Source</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Status</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Result</Trans>
                </th>
                <th scope="col" className="px-5 py-2 font-medium">
                  <Trans>Received</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((one) => (
                <tr key={one.id} className="border-b border-line align-top last:border-0 hover:bg-hover" data-testid="delivery-row">
                  <th scope="row" className="max-w-72 px-5 py-2.5 text-left font-medium">
                    <AriaButton
                      onPress={() => onOpen(one.id)}
                      className="min-h-6 rounded text-left break-all underline-offset-4 hover:underline"
                    >
                      {one.deliveryId}
                    </AriaButton>
                  </th>
                  <td className="px-3 py-2.5">
                    <span className="block">{i18n._(SYSTEM_NAMES[one.source])}</span>
                    <span className="block text-[13px] text-muted">{one.event ?? "–"}</span>
                  </td>
                  <td className="px-3 py-2.5">
                    <Pill tone={STATUS_TONES[one.status]}>{i18n._(STATUS_NAMES[one.status])}</Pill>
                  </td>
                  <td className="max-w-80 px-3 py-2.5">
                    {one.outcome ? i18n._(OUTCOME_NAMES[one.outcome]) : null}
                    {one.reason ? (
                      <span lang="en" className="line-clamp-2 text-[13px] break-words text-muted">
                        {one.reason}
                      </span>
                    ) : null}
                  </td>
                  <td className="px-5 py-2.5 whitespace-nowrap text-muted tabular-nums">{formatInstant(one.receivedAt, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {onMore ? (
            <div className="px-5 py-2">
              <Button size="sm" onPress={onMore}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          ) : null}
        </ScrollRegion>
      )}
    </Card>
  )
}
