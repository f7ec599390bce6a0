/** The languages of the cockpit, as they stand in the address. */
export const LANGS = ["en", "uk", "no"] as const

export type Lang = (typeof LANGS)[number]

/** How each language calls itself. */
export const LANG_NAMES: Record<Lang, string> = { en: "English", uk: "Українська", no: "Norsk" }

const LOCALES: Record<Lang, string> = { en: "en-GB", uk: "uk-UA", no: "nb-NO" }

/** The BCP 47 tag that dates and numbers are written by; `no` is written as Bokmål. */
export function localeOf(lang: Lang): string {
  return LOCALES[lang]
}

export function isLang(value: string): value is Lang {
  return LANGS.some((lang) => lang === value)
}

/** The first language a person reads that the cockpit speaks; English when there is none. */
export function pickLang(preferred: readonly string[]): Lang {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0] ?? ""
    const lang = base === "nb" || base === "nn" ? "no" : base
    if (isLang(lang)) return lang
  }
  return "en"
}
