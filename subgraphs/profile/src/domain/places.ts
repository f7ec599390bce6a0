/** Languages the platform speaks. */
export const locales = ["en", "uk", "no"] as const

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" })

/** Codes CLDR has a name for although ISO 3166-1 assigns them to no country. */
const notCountries = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "XK", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"])

/** An ISO 3166-1 alpha-2 code, as the runtime's CLDR knows them. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !notCountries.has(code) && countryNames.of(code) !== undefined

const currencies = new Set(Intl.supportedValuesOf("currency"))

/** An ISO 4217 code, as the runtime's CLDR knows them. */
export const isCurrency = (code: string): boolean => currencies.has(code)
