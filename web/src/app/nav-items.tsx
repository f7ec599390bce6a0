import { useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { FileUp, LayoutDashboard, SquareTerminal, Webhook } from "lucide-react"
import type { ReactNode } from "react"
import { mayAdminister, sessionStore } from "../lib/session.ts"
import { useStore } from "../lib/store.ts"

/** The pages there are, as links. */
export function NavItems({ lang, companyId, className, icon }: { lang: string; companyId: string; className: string; icon: string }) {
  const { t } = useLingui()
  const session = useStore(sessionStore)
  const active = { className, activeProps: { "aria-current": "page" as const }, params: { lang, companyId } }
  const item = (Icon: typeof FileUp, name: string): ReactNode => (
    <>
      <Icon aria-hidden className={icon} />
      <span className="truncate">{name}</span>
    </>
  )
  return (
    <>
      <li>
        <Link to="/$lang/cockpit/$companyId" {...active} activeOptions={{ exact: true, includeSearch: false }}>
          {item(LayoutDashboard, t`Overview`)}
        </Link>
      </li>
      <li>
        <Link to="/$lang/cockpit/$companyId/import" {...active}>
          {item(FileUp, t`Import`)}
        </Link>
      </li>
      {mayAdminister(session?.viewer.role) ? (
        <li>
          <Link to="/$lang/cockpit/$companyId/deliveries" {...active}>
            {item(Webhook, t`Deliveries`)}
          </Link>
        </li>
      ) : null}
      <li>
        <Link to="/playground" className={className} preload={false}>
          {item(SquareTerminal, t`Playground`)}
        </Link>
      </li>
    </>
  )
}
