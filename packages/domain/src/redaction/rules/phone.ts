import { type CountryCode, findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js/min"
import { patternRule, type RedactionRule, type RedactionSpan } from "../kinds.ts"
import { digitsOf } from "./check-digits.ts"

const GAP = "[ \\u00a0().\\/-]{0,2}"
const DATE =
  /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d|(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])[./-](?:0[1-9]|[12]\d|3[01]))(?!\d)/
const DAY_WITHOUT_SIGNS = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

/** Numbers that a text calls money or the like are not telephone numbers. */
const UNIT_AFTER =
  /^[ \u00a0]?(?:%|[€$£₴]|(?:kr|kroner|nok|usd|eur|gbp|uah|euro|dollars?|pounds?|грн|гривень|євро|timer|hours|годин)(?![\p{L}]))|^[.,]\d/iu
const SIGN_BEFORE = /(?:[€$£₴#№]|\b(?:nok|usd|eur|gbp|uah|kr|id|nr|no|ref|kid|isbn|konto|ordre|order|sak|saksnummer)\.?:?)[ \u00a0]?$/iu

function isNumberOfThings(found: string, text: string, start: number): boolean {
  return (
    UNIT_AFTER.test(text.slice(start + found.length)) || SIGN_BEFORE.test(text.slice(Math.max(0, start - 14), start)) || DATE.test(found)
  )
}

/** British numbers pass by their length alone: ranges open and close there, and a number just closed still names somebody. */
const isValidIn = (found: string, countries: readonly CountryCode[]): boolean =>
  countries.some((country) => {
    const number = parsePhoneNumberFromString(found, country)
    return country === "GB" ? number?.isPossible() : number?.isValid()
  })

/** Numbers with a country code, as libphonenumber finds them anywhere in a text. */
const internationalRule: RedactionRule = (text) => {
  if (!/(?:\+|00)[\d ().-]{6}/.test(text)) return []
  const spans: RedactionSpan[] = []
  for (const { startsAt: start, endsAt: end } of findPhoneNumbersInText(text, "NO")) {
    const found = text.slice(start, end)
    if (/^\(?(?:\+|00)/.test(found) && !isNumberOfThings(found, text, start)) spans.push({ kind: "PHONE", start, end })
  }
  return spans
}

const national = (pattern: string, countries: readonly CountryCode[], prefix = ""): RedactionRule =>
  patternRule(
    "PHONE",
    new RegExp(`(?<![\\p{L}\\p{N}+]|\\p{N}[.,])${pattern}(?![\\p{L}\\p{N}])`, "dgu"),
    (found, text, start) => !isNumberOfThings(found, text, start) && isValidIn(prefix + found, countries),
  )

const CUES = [
  "(?:tele)?phone(?: number)?",
  "call me",
  "text me",
  "my (?:new )?number",
  "tlf\\.?",
  "telefon(?:nummer(?:et)?)?",
  "mobil(?:nummer(?:et)?)?",
  "ring meg",
  "nummeret mitt",
  "тел\\.?",
  "телефон[уі]?",
  "зателефонуйте",
  "дзвоніть",
  "мій (?:новий )?номер",
  "viber",
  "whatsapp",
  "вайбер",
].join("|")

/**
 * Telephone numbers: international ones anywhere; national ones of Norway (eight digits in their usual groups), Ukraine and Britain (with
 * the leading 0) and the United States (3-3-4); international ones without their plus; and any number a text itself calls one.
 * Validity is libphonenumber's, with its minimal metadata.
 */
export const phoneRules: readonly RedactionRule[] = [
  internationalRule,
  patternRule(
    "PHONE",
    new RegExp(`(?<![\\p{L}\\p{N}])\\+\\d(?:${GAP}\\d){8,14}(?!\\p{N})`, "dgu"),
    (found, text, start) => !isNumberOfThings(found, text, start),
  ),
  national(`8${GAP}\\(?0\\d{2}\\)?(?:${GAP}\\d){7}`, ["UA"], "+3"),
  national(`\\(?0\\d(?:${GAP}\\d){7,9}`, ["UA", "GB"]),
  national(`380(?:${GAP}\\d){9}`, ["UA"], "+"),
  national(`44 ?7\\d{3} ?\\d{6}`, ["GB"], "+"),
  national(`47 ?[49]\\d{2} ?\\d{2} ?\\d{3}`, ["NO"], "+"),
  patternRule(
    "PHONE",
    /(?<![\p{L}\p{N}+]|\p{N}[ \u00a0.,-])(?!20 )[2-9](?:\d{7}|\d{2}[ \u00a0]\d{2}[ \u00a0]\d{3}|\d(?:[ \u00a0]\d{2}){3})(?![\p{L}\p{N}]|[ \u00a0-]\d)/dgu,
    (found, text, start) => !isNumberOfThings(found, text, start) && !DAY_WITHOUT_SIGNS.test(found) && isValidIn(found, ["NO"]),
  ),
  national("\\(?[2-9]\\d{2}\\)?[ .-]{1,2}[2-9]\\d{2}[ .-]\\d{4}", ["US"]),
  patternRule(
    "PHONE",
    new RegExp(`(?<![\\p{L}[])(?:${CUES})(?!\\p{L})[^\\d\\n[\\]]{0,25}?(\\(?\\d(?:${GAP}\\d){6,13})(?![\\p{L}\\p{N}])`, "dgiu"),
    (found, text, start) => digitsOf(found).length >= 7 && !isNumberOfThings(found, text, start),
  ),
]
