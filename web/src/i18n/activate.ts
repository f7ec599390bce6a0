import { i18n, type Messages } from "@lingui/core"
import type { Lang } from "./langs.ts"

const CATALOGUES: Record<Lang, () => Promise<{ messages: Messages }>> = {
  en: () => import("./locales/en.po"),
  uk: () => import("./locales/uk.po"),
  no: () => import("./locales/no.po"),
}

/** Loads a language's catalogue and speaks it from here on. */
export async function activate(lang: Lang): Promise<void> {
  if (i18n.locale === lang) return
  const { messages } = await CATALOGUES[lang]()
  i18n.loadAndActivate({ locale: lang, messages })
  document.documentElement.lang = lang
}
