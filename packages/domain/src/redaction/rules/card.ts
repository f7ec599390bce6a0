import { patternRule, type RedactionRule } from "../kinds.ts"
import { digitsOf, passesLuhn } from "./check-digits.ts"

/** First digits of the card networks; they keep years and sums in a row from being taken for a card. */
const NETWORK = /^(?:4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[4-8]|30|6)/

/** Payment cards: 13 to 19 digits together or in the usual groups, of a known network, with a right Luhn digit. */
export const cardRules: readonly RedactionRule[] = [
  patternRule(
    "CARD",
    /(?<![\p{L}\p{N}+])(?:\d{13,19}|\d{4}(?:[ \u00a0-]\d{4}){3}(?:[ \u00a0-]\d{1,3})?|\d{4}[ \u00a0-]\d{6}[ \u00a0-]\d{5})(?![\p{L}\p{N}])/dgu,
    (found) => NETWORK.test(found) && passesLuhn(digitsOf(found)),
  ),
]
