import { useLingui } from "@lingui/react/macro"
import { useNavigate, useRouterState } from "@tanstack/react-router"
import { Languages, Monitor, Moon, Sun } from "lucide-react"
import { useStore } from "../../lib/store.ts"
import { chooseTheme, THEMES, type Theme, themeStore } from "../../lib/theme.ts"
import { isLang, LANG_NAMES, LANGS } from "../../i18n/langs.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { MenuButton } from "./menu-button.tsx"

type Placement = "bottom end" | "top start" | "top end"

/** Language and theme. The language is part of the address; the rest of the address stays. */
export function SettingsMenus({ placement }: { placement: Placement }) {
  return (
    <div className="flex items-center gap-1">
      <LanguageMenu placement={placement} />
      <ThemeMenu placement={placement} />
    </div>
  )
}

const TRIGGER = "inline-flex h-8 items-center gap-1.5 px-2 text-[13px] text-muted hover:bg-hover hover:text-ink"

function LanguageMenu({ placement }: { placement: Placement }) {
  const { t } = useLingui()
  const { lang } = useLocale()
  const navigate = useNavigate()
  const location = useRouterState({ select: (state) => state.location })
  return (
    <MenuButton
      label={t`Language: ${lang.toUpperCase()}`}
      placement={placement}
      className={TRIGGER}
      groups={[{ id: "lang", selected: [lang], entries: LANGS.map((id) => ({ id, name: LANG_NAMES[id] })) }]}
      onAction={(id) => {
        const [, first, ...rest] = location.pathname.split("/")
        if (!isLang(id) || first === undefined || !isLang(first)) return
        void navigate({ href: `/${[id, ...rest].join("/")}${location.searchStr}` })
      }}
    >
      <Languages aria-hidden className="size-4" />
      {lang.toUpperCase()}
    </MenuButton>
  )
}

const ICONS: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon }

export function ThemeMenu({ placement }: { placement: Placement }) {
  const { t } = useLingui()
  const theme = useStore(themeStore)
  const names: Record<Theme, string> = { system: t`Like the device`, light: t`Light`, dark: t`Dark` }
  const Icon = ICONS[theme]
  return (
    <MenuButton
      label={t`Theme: ${names[theme]}`}
      placement={placement}
      className={TRIGGER}
      groups={[
        {
          id: "theme",
          selected: [theme],
          entries: THEMES.map((id) => {
            const EntryIcon = ICONS[id]
            return { id, name: names[id], icon: <EntryIcon aria-hidden className="size-4" /> }
          }),
        },
      ]}
      onAction={(id) => {
        const chosen = THEMES.find((one) => one === id)
        if (chosen) chooseTheme(chosen)
      }}
    >
      <Icon aria-hidden className="size-4" />
    </MenuButton>
  )
}
