import { createStore } from "./store.ts"

export const THEMES = ["system", "light", "dark"] as const

export type Theme = (typeof THEMES)[number]

const chosen = document.documentElement.dataset["theme"]

export const themeStore = createStore<Theme>(chosen === "light" || chosen === "dark" ? chosen : "system")

/** Shows a theme and remembers it on this device; `system` follows the device again. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
  try {
    localStorage.setItem("teei.theme", theme)
  } catch {
    // The choice then lasts as long as the page.
  }
  themeStore.set(theme)
}
