import { patternRule, type RedactionRule } from "../kinds.ts"
import { digitsOf, isNorwegianId, isUkrainianId } from "./check-digits.ts"

const LABELS = [
  "fødselsnummer(?:et)?",
  "personnummer(?:et)?",
  "d-nummer(?:et)?",
  "passnummer(?:et)?",
  "national insurance(?: number)?",
  "NI number",
  "NINO",
  "passport(?: number| no\\.?)?",
  "РНОКПП",
  "ІПН",
  "ідентифікаційний (?:код|номер)",
  "податковий номер",
  "паспорт[ау]?",
].join("|")

/** Norwegian, Ukrainian, British and United States identity numbers by their form and check digits, and whatever number a text itself calls one. */
export const nationalIdRules: readonly RedactionRule[] = [
  patternRule("NATIONAL_ID", /(?<![\p{L}\p{N}+])\d{6}[ -]?\d{5}(?![\p{L}\p{N}])/dgu, (found) => isNorwegianId(digitsOf(found))),
  patternRule("NATIONAL_ID", /(?<![\p{L}\p{N}+-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{L}\p{N}-])/dgu),
  patternRule("NATIONAL_ID", /(?<![\p{L}\p{N}+])\d{10}(?![\p{L}\p{N}])/dgu, isUkrainianId),
  patternRule(
    "NATIONAL_ID",
    /(?<![\p{L}\p{N}])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\p{L}\p{N}])/dgiu,
  ),
  patternRule(
    "NATIONAL_ID",
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${LABELS})(?: (?:mitt|is|er|є|мій|моя|номер|серія))*[ :№–-]{1,4}(\\p{L}{0,2} ?\\d(?:[ -]?\\d){5,11})(?![\\p{L}\\p{N}])`,
      "dgiu",
    ),
  ),
]
