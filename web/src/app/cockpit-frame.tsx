import { Trans } from "@lingui/react/macro"
import { getRouteApi, Outlet, useNavigate } from "@tanstack/react-router"
import { useEffect } from "react"
import { sessionStore } from "../lib/session.ts"
import { useStore } from "../lib/store.ts"
import { NoAccessPage } from "./fault-pages.tsx"
import { BottomBar } from "./bottom-bar.tsx"
import { Sidebar } from "./sidebar.tsx"

const route = getRouteApi("/$lang/cockpit/$companyId")

/** The frame of every page of a company: navigation beside it, or below it on a phone. */
export function CockpitFrame() {
  const { lang, companyId } = route.useParams()
  const { isMember } = route.useRouteContext()
  const session = useStore(sessionStore)
  const navigate = useNavigate()

  useEffect(() => {
    if (session) return
    // Signing out on purpose goes elsewhere at once; ending up here means that the session ended by itself.
    void navigate({ to: "/$lang/sign-in", params: { lang }, search: { next: location.pathname + location.search, reason: "expired" } })
  }, [session, navigate, lang])

  if (!session) return null
  // From an address that is not theirs, the navigation leads people back to their own company.
  const home = isMember ? companyId : session.viewer.companyId
  return (
    <div className="lg:grid lg:grid-cols-[236px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-brand px-4 py-2 font-medium text-on-brand focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        <Trans>Skip to the content</Trans>
      </a>
      <Sidebar session={session} lang={lang} companyId={home} />
      <main id="content" tabIndex={-1} className="min-w-0 px-4 pt-4 pb-24 outline-none sm:px-8 lg:pt-7 lg:pb-16">
        <div className="mx-auto max-w-[1180px]">{isMember ? <Outlet /> : <NoAccessPage lang={lang} />}</div>
      </main>
      <BottomBar lang={lang} companyId={home} />
    </div>
  )
}
