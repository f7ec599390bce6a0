import { useMutation, useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { RotateCcw } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Drawer } from "../../components/ui/drawer.tsx"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Pill } from "../../components/ui/pill.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatBytes, formatCount, formatInstant } from "../../lib/format.ts"
import { DELIVERY, REPLAY_DELIVERY } from "./deliveries-query.ts"
import { STATUS_NAMES, STATUS_TONES } from "./words.ts"

type Props = { id: string; lang: string; companyId: string; onClose: () => void }

/** One delivery as it was received, and what became of it; from here it is processed again. */
export function DeliveryDrawer({ id, lang, companyId, onClose }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  const [problem, setProblem] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(DELIVERY, { variables: { id }, fetchPolicy: "no-cache" })
  const [replayDelivery, { loading }] = useMutation(REPLAY_DELIVERY)
  const one = data?.webhookReceipt
  const replay = async () => {
    setProblem(null)
    try {
      const { data: answer } = await replayDelivery({ variables: { input: { receiptId: id } } })
      setProblem(answer?.replayWebhookReceipt.userErrors[0]?.message ?? null)
      await refetch()
    } catch {
      setProblem(t`The delivery could not be processed again. Try again in a moment.`)
    }
  }
  return (
    <Drawer
      title={one?.deliveryId ?? t`Delivery`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      footer={
        one ? (
          <Button
            look="primary"
            onPress={() => void replay()}
            isBusy={loading}
            isDisabled={one.payload === null}
            data-testid="replay-delivery"
          >
            <RotateCcw aria-hidden className="size-4" />
            <Trans>Process again</Trans>
          </Button>
        ) : null
      }
    >
      {error ? (
        <FetchNotice title={<Trans>The delivery could not be fetched</Trans>} error={error} onRetry={() => void refetch()} />
      ) : one ? (
        <div className="flex flex-col gap-4 text-sm">
          {problem ? (
            <Notice tone="bad">
              <span lang="en">{problem}</span>
            </Notice>
          ) : null}
          {one.reason ? (
            <Notice tone={one.status === "DEAD" ? "bad" : "warn"} title={<Trans>Why the last try failed</Trans>}>
              <span lang="en">{one.reason}</span>
            </Notice>
          ) : null}
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
            <Fact name={<Trans>Status</Trans>}>
              <Pill tone={STATUS_TONES[one.status]}>{i18n._(STATUS_NAMES[one.status])}</Pill>
            </Fact>
            <Fact name={<Trans>Tries</Trans>}>{formatCount(one.attempts, locale)}</Fact>
            <Fact name={<Trans>Received</Trans>}>{formatInstant(one.receivedAt, locale)}</Fact>
            {one.nextTryAt ? <Fact name={<Trans>Next try</Trans>}>{formatInstant(one.nextTryAt, locale)}</Fact> : null}
            {one.import ? (
              <Fact name={<Trans>Counted in</Trans>}>
                <Link
                  to="/$lang/cockpit/$companyId/import/$importId"
                  params={{ lang, companyId, importId: one.import.id }}
                  className="underline underline-offset-4"
                >
                  <Trans>the deliveries of that day</Trans>
                </Link>
              </Fact>
            ) : null}
            <Fact name={<Trans>Size</Trans>}>{formatBytes(one.bodyBytes, locale)}</Fact>
            <Fact name="SHA-256">
              <span className="font-mono text-xs break-all">{one.bodySha256}</span>
            </Fact>
          </dl>
          {one.payload === null ? (
            <p className="text-muted">
              <Trans>The body is not kept any more.</Trans>
            </p>
          ) : (
            <pre className="overflow-x-auto rounded-xl border border-line bg-sunken p-3.5 font-mono text-xs break-all whitespace-pre-wrap">
              {one.payload}
            </pre>
          )}
        </div>
      ) : (
        <output className="flex flex-col gap-4" aria-label={t`Loading`}>
          <Skeleton className="h-28" />
          <Skeleton className="h-52" />
        </output>
      )}
    </Drawer>
  )
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
