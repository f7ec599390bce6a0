import type { RedactionRule } from "../kinds.ts"
import { nameRules } from "../names/name-rules.ts"
import { bankRules } from "./bank.ts"
import { cardRules } from "./card.ts"
import { emailRules } from "./email.ts"
import { nationalIdRules } from "./national-id.ts"
import { phoneRules } from "./phone.ts"
import { addressRules, handleRules } from "./url.ts"

/**
 * All rules, the sure ones first: what carries a check digit (account, card, identity number) goes before telephone numbers, which would
 * take any digits. A full web address goes before the e-mail address it may hold, a bare one after.
 */
export const redactionRules: readonly RedactionRule[] = [
  ...addressRules,
  ...emailRules,
  ...handleRules,
  ...bankRules,
  ...cardRules,
  ...nationalIdRules,
  ...phoneRules,
  ...nameRules,
]
