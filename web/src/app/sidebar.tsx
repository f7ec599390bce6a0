import { useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { ChevronsUpDown, LogOut } from "lucide-react"
import { MenuButton } from "../components/ui/menu-button.tsx"
import { SettingsMenus } from "../components/ui/settings-menus.tsx"
import { ROLE_NAMES } from "../i18n/words.ts"
import { type Session, signOut } from "../lib/session.ts"
import { ConnectionDot } from "./connection-dot.tsx"
import { NavItems } from "./nav-items.tsx"

const LINK =
  "flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-brand-soft aria-[current=page]:text-brand"

/** Company, pages, and the person; on a phone only the top strip of it, the pages stand at the bottom there. */
export function Sidebar({ session, lang, companyId }: { session: Session; lang: string; companyId: string }) {
  const { t } = useLingui()
  return (
    <header className="flex items-center justify-between gap-2 border-b border-line px-4 py-2.5 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:border-r lg:border-b-0 lg:px-3 lg:py-4">
      <CompanyMenu session={session} lang={lang} companyId={companyId} />
      <nav aria-label={t`Main`} className="mt-4 hidden lg:block">
        <ul className="flex flex-col gap-0.5">
          <NavItems lang={lang} companyId={companyId} className={LINK} icon="size-4 shrink-0" />
        </ul>
      </nav>
      <div className="flex items-center gap-1 lg:mt-auto lg:flex-col lg:items-stretch lg:gap-3">
        <div className="flex items-center justify-between lg:px-1">
          <ConnectionDot />
          <SettingsMenus placement="bottom end" />
        </div>
        <UserMenu session={session} lang={lang} />
      </div>
    </header>
  )
}

function CompanyMenu({ session, lang, companyId }: { session: Session; lang: string; companyId: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { memberships } = session.viewer
  const name = memberships.find((membership) => membership.companyId === companyId)?.companyName ?? t`Unknown company`
  const mark = (
    <>
      <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-lg bg-brand text-[13px] font-semibold text-on-brand">
        {name[0]}
      </span>
      <span className="min-w-0 flex-1 truncate text-left font-semibold">{name}</span>
    </>
  )
  if (memberships.length < 2) return <div className="flex h-10 min-w-0 items-center gap-2.5 px-1.5">{mark}</div>
  return (
    <MenuButton
      label={t`Company: ${name}`}
      className="flex h-10 min-w-0 items-center gap-2.5 px-1.5 hover:bg-hover"
      groups={[
        {
          id: "company",
          title: t`Change company`,
          selected: [companyId],
          entries: memberships.map((membership) => ({
            id: membership.companyId,
            name: membership.companyName,
            hint: i18n._(ROLE_NAMES[membership.role]),
          })),
        },
      ]}
      onAction={(id) => void navigate({ to: "/$lang/cockpit/$companyId", params: { lang, companyId: id } })}
    >
      {mark}
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-faint" />
    </MenuButton>
  )
}

function UserMenu({ session, lang }: { session: Session; lang: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { user, role } = session.viewer
  return (
    <MenuButton
      label={t`Account of ${user.name}`}
      isNamedByContent
      placement="top start"
      className="flex items-center gap-2.5 p-1.5 hover:bg-hover"
      groups={[
        { id: "who", title: user.email, entries: [{ id: "sign-out", name: t`Sign out`, icon: <LogOut aria-hidden className="size-4" /> }] },
      ]}
      onAction={() => {
        void navigate({ to: "/$lang/sign-in", params: { lang } }).then(signOut)
      }}
    >
      <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-brand-soft text-xs font-semibold text-brand">
        {user.name[0]}
      </span>
      <span className="min-w-0 flex-1 text-left max-lg:sr-only">
        <span className="block truncate text-[13px] leading-4.5 font-medium">{user.name}</span>
        <span className="block truncate text-xs leading-4 text-muted">{i18n._(ROLE_NAMES[role])}</span>
      </span>
    </MenuButton>
  )
}
