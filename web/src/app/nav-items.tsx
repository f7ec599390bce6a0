import { useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { FileUp, LayoutDashboard, SquareTerminal } from "lucide-react"
import type { ReactNode } from "react"

/** The pages there are, as links. */
export function NavItems({ lang, companyId, className, icon }: { lang: string; companyId: string; className: string; icon: string }) {
  const { t } = useLingui()
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
      <li>
        <Link to="/playground" className={className} preload={false}>
          {item(SquareTerminal, t`Playground`)}
        </Link>
      </li>
    </>
  )
}
