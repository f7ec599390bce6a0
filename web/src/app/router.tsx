import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router"
import { CompaniesPage } from "../features/session/companies-page.tsx"
import { SignInSearchSchema } from "../features/session/sign-in-search.ts"
import { SignInPage } from "../features/session/sign-in-page.tsx"
import { OverviewSearchSchema } from "../features/overview/overview-search.ts"
import { OverviewPage } from "../features/overview/overview-page.tsx"
import { activate } from "../i18n/activate.ts"
import { isLang, pickLang } from "../i18n/langs.ts"
import { sessionStore, switchCompany } from "../lib/session.ts"
import { CockpitFrame } from "./cockpit-frame.tsx"
import { CrashPage, MissingPage } from "./fault-pages.tsx"
import { parseSearch, stringifySearch } from "./search.ts"

const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: CrashPage })

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    const session = sessionStore.get()
    const lang = pickLang(navigator.languages)
    if (!session) throw redirect({ to: "/$lang/sign-in", params: { lang } })
    throw redirect({ to: "/$lang/cockpit/$companyId", params: { lang, companyId: session.viewer.companyId } })
  },
})

const language = createRoute({
  getParentRoute: () => root,
  path: "$lang",
  beforeLoad: async ({ params, location }) => {
    if (!isLang(params.lang)) {
      const rest = location.href.split("/").slice(2).join("/")
      await activate("en")
      throw redirect({ href: params.lang === "nb" ? `/no/${rest}` : "/" })
    }
    await activate(params.lang)
  },
})

const signIn = createRoute({ getParentRoute: () => language, path: "sign-in", validateSearch: SignInSearchSchema, component: SignInPage })

const companies = createRoute({
  getParentRoute: () => language,
  path: "companies",
  beforeLoad: ({ params }) => {
    const session = sessionStore.get()
    if (!session) throw redirect({ to: "/$lang/sign-in", params })
    if (session.viewer.memberships.length === 1) {
      throw redirect({ to: "/$lang/cockpit/$companyId", params: { lang: params.lang, companyId: session.viewer.companyId } })
    }
  },
  component: CompaniesPage,
})

const cockpit = createRoute({
  getParentRoute: () => language,
  path: "cockpit/$companyId",
  beforeLoad: async ({ params, location, preload }) => {
    const session = sessionStore.get()
    if (!session) throw redirect({ to: "/$lang/sign-in", params: { lang: params.lang }, search: { next: location.href } })
    const isMember = session.viewer.memberships.some((membership) => membership.companyId === params.companyId)
    // The token is issued for one company; another one's address asks for another token.
    if (isMember && session.viewer.companyId !== params.companyId && !preload) await switchCompany(params.companyId)
    return { isMember }
  },
  component: CockpitFrame,
})

const overview = createRoute({
  getParentRoute: () => cockpit,
  path: "/",
  validateSearch: OverviewSearchSchema,
  component: OverviewPage,
  errorComponent: CrashPage,
})

const imports = createRoute({
  getParentRoute: () => cockpit,
  path: "import",
  component: lazyRouteComponent(() => import("../features/import/imports-page.tsx"), "ImportsPage"),
  errorComponent: CrashPage,
})

const importDetail = createRoute({
  getParentRoute: () => cockpit,
  path: "import/$importId",
  component: lazyRouteComponent(() => import("../features/import/import-page.tsx"), "ImportPage"),
  errorComponent: CrashPage,
})

const deliveries = createRoute({
  getParentRoute: () => cockpit,
  path: "deliveries",
  component: lazyRouteComponent(() => import("../features/deliveries/deliveries-page.tsx"), "DeliveriesPage"),
  errorComponent: CrashPage,
})

const playground = createRoute({
  getParentRoute: () => root,
  path: "playground",
  component: lazyRouteComponent(() => import("../features/playground/playground-page.tsx"), "PlaygroundPage"),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    language.addChildren([signIn, companies, cockpit.addChildren([overview, imports, importDetail, deliveries])]),
    playground,
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
