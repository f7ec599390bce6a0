import { patternRule, type RedactionRule, type RedactionSpan } from "../kinds.ts"
import { digitsOf, passesMod97, passesNorwegianAccount } from "./check-digits.ts"

/** How long an IBAN is in each country (SWIFT IBAN registry); European countries and neighbours. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GR27 HR21 HU28 IE22 " +
    "IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 " +
    "RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** IBANs with or without spaces or hyphens: as many signs as the country says, whatever follows them, with a right checksum. */
const ibanRule: RedactionRule = (text) => {
  const spans: RedactionSpan[] = []
  for (const { 0: head, index: start } of text.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?=[ \u00a0-]?[A-Za-z0-9])/gu)) {
    const length = LENGTHS[head.slice(0, 2).toUpperCase()]
    if (length === undefined) continue
    let [iban, end] = ["", start]
    for (; iban.length < length && /[A-Za-z0-9 \u00a0-]/.test(text[end] ?? ""); end++) iban += (text[end] ?? "").replace(/[ \u00a0-]/, "")
    if (iban.length === length && !/[\p{L}\p{N}]/u.test(text[end] ?? "") && passesMod97(iban.toUpperCase()))
      spans.push({ kind: "IBAN", start, end })
  }
  return spans
}

/** IBANs, and Norwegian account numbers in their usual form `1234.56.78903`. */
export const bankRules: readonly RedactionRule[] = [
  ibanRule,
  patternRule("IBAN", /(?<![\p{N}.])\d{4}[. ]\d{2}[. ]\d{5}(?!\p{N})/dgu, (found) => passesNorwegianAccount(digitsOf(found))),
]
