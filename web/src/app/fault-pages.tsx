import { Trans, useLingui } from "@lingui/react/macro"
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router"
import { Compass, LockKeyhole, OctagonAlert } from "lucide-react"
import { Button, buttonClass } from "../components/ui/button.tsx"
import { EmptyState } from "../components/ui/empty-state.tsx"
import { PageHeader } from "../components/ui/page-header.tsx"

/** A page broke; the navigation around it stays. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const router = useRouter()
  return (
    <>
      <PageHeader title={t`Something went wrong`} />
      <div className="rounded-2xl border border-line bg-card">
        <EmptyState
          icon={<OctagonAlert aria-hidden className="size-5" />}
          title={<Trans>This page could not be shown</Trans>}
          action={
            <Button
              look="primary"
              onPress={() => {
                reset()
                void router.invalidate()
              }}
            >
              <Trans>Try again</Trans>
            </Button>
          }
        >
          <Trans>Your data is safe. The rest of the cockpit goes on working.</Trans>
          <p className="mt-2 font-mono text-xs break-words">{error instanceof Error ? error.message : String(error)}</p>
        </EmptyState>
      </div>
    </>
  )
}

export function MissingPage() {
  const { t } = useLingui()
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<Compass aria-hidden className="size-5" />}
        title={<PageHeader title={t`There is no such page`} />}
        action={
          <Link to="/" className={buttonClass("primary")}>
            <Trans>To the start</Trans>
          </Link>
        }
      >
        <Trans>The address may be mistyped, or the page has moved.</Trans>
      </EmptyState>
    </main>
  )
}

/** The address names a company this person does not belong to; it looks the same when there is no such company. */
export function NoAccessPage({ lang }: { lang: string }) {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`No access`} />
      <div className="rounded-2xl border border-line bg-card">
        <EmptyState
          icon={<LockKeyhole aria-hidden className="size-5" />}
          title={<Trans>This company is not among yours</Trans>}
          action={
            <Link to="/$lang/companies" params={{ lang }} className={buttonClass("primary")}>
              <Trans>To your companies</Trans>
            </Link>
          }
        >
          <Trans>It does not exist, or nobody has given you a role in it. A company admin can.</Trans>
        </EmptyState>
      </div>
    </>
  )
}
