import type { ReactNode } from "react"
import { Logo } from "../../components/ui/logo.tsx"
import { SettingsMenus } from "../../components/ui/settings-menus.tsx"

/** The plain page around signing in and choosing a company. */
export function AuthShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-5 py-4 sm:px-8">
        <Logo />
        <SettingsMenus placement="bottom end" />
      </header>
      <main className="mx-auto w-full max-w-3xl flex-1 px-5 pt-8 pb-16 sm:pt-16">{children}</main>
    </div>
  )
}
