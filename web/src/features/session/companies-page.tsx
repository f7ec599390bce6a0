import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi, Link } from "@tanstack/react-router"
import { Building2, ChevronRight } from "lucide-react"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { ROLE_NAMES } from "../../i18n/words.ts"
import { sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { AuthShell } from "./auth-shell.tsx"

const route = getRouteApi("/$lang/companies")

/** Which company to work for. */
export function CompaniesPage() {
  const { t, i18n } = useLingui()
  const { lang } = route.useParams()
  const session = useStore(sessionStore)
  const companies = session?.viewer.memberships ?? []
  return (
    <AuthShell>
      <PageHeader title={t`Choose a company`} hint={<Trans>You work for more than one. You can change over at any time.</Trans>} />
      <ul className="overflow-hidden rounded-2xl border border-line bg-card shadow-card">
        {companies.map((membership) => (
          <li key={membership.companyId} className="border-b border-line last:border-0">
            <Link
              to="/$lang/cockpit/$companyId"
              params={{ lang, companyId: membership.companyId }}
              className="group flex items-center gap-3 px-4 py-3.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="grid size-9 place-items-center rounded-lg bg-brand-soft text-brand">
                <Building2 aria-hidden className="size-4.5" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{membership.companyName}</span>
                <span className="block text-[13px] text-muted">{i18n._(ROLE_NAMES[membership.role])}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 text-faint transition-transform group-hover:translate-x-0.5" />
            </Link>
          </li>
        ))}
      </ul>
    </AuthShell>
  )
}
