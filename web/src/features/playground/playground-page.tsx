import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { ArrowLeft, KeyRound } from "lucide-react"
import { lazy, Suspense } from "react"
import { buttonClass } from "../../components/ui/button.tsx"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { ThemeMenu } from "../../components/ui/settings-menus.tsx"

// GraphiQL and Monaco are larger than everything else together; nobody else shall wait for them.
const GraphiqlPane = lazy(() => import("./graphiql-pane.tsx"))

/** The graph to try out, as the person who is signed in. */
export function PlaygroundPage() {
  const { t } = useLingui()
  const { lang } = useLocale()
  const session = useStore(sessionStore)
  if (!session) {
    return (
      <main className="mx-auto max-w-3xl px-5 py-16">
        <PageHeader title={t`Playground`} />
        <div className="rounded-2xl border border-line bg-card">
          <EmptyState
            icon={<KeyRound aria-hidden className="size-5" />}
            title={<Trans>Sign in to try the graph</Trans>}
            action={
              <Link to="/$lang/sign-in" params={{ lang }} search={{ next: "/playground" }} className={buttonClass("primary")}>
                <Trans>Sign in</Trans>
              </Link>
            }
          >
            <Trans>Operations run with your own rights, against your own company.</Trans>
          </EmptyState>
        </div>
      </main>
    )
  }
  const { companyId } = session.viewer
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-2">
        <div className="flex min-w-0 items-center gap-3">
          <Link
            to="/$lang/cockpit/$companyId"
            params={{ lang, companyId }}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 text-[13px] text-muted hover:bg-hover hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4" />
            <Trans>Cockpit</Trans>
          </Link>
          <h1 className="truncate text-[15px] font-semibold">
            <Trans>Playground</Trans>
          </h1>
        </div>
        <ThemeMenu placement="bottom end" />
      </header>
      <main className="min-h-0 flex-1">
        <Suspense fallback={<Skeleton className="m-4 h-[calc(100%-2rem)]" />}>
          <GraphiqlPane companyId={companyId} />
        </Suspense>
      </main>
    </div>
  )
}
