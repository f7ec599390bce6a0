import { useLingui } from "@lingui/react/macro"
import { NavItems } from "./nav-items.tsx"

const LINK =
  "flex min-h-12 flex-col items-center justify-center gap-0.5 rounded-lg text-[11px] font-medium text-muted aria-[current=page]:text-brand"

/** The pages on a phone, within reach of the thumb. */
export function BottomBar({ lang, companyId }: { lang: string; companyId: string }) {
  const { t } = useLingui()
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-card px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] lg:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        <NavItems lang={lang} companyId={companyId} className={LINK} icon="size-5" />
      </ul>
    </nav>
  )
}
