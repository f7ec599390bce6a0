import { useLingui } from "@lingui/react"
import { isLang, type Lang, localeOf } from "./langs.ts"

/** The language spoken now, and the tag that numbers and dates are written by. */
export function useLocale(): { lang: Lang; locale: string } {
  const { i18n } = useLingui()
  const lang = isLang(i18n.locale) ? i18n.locale : "en"
  return { lang, locale: localeOf(lang) }
}
