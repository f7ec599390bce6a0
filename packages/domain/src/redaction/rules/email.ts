import { patternRule, type RedactionRule } from "../kinds.ts"

/** E-mail addresses, and those written around the sign: `anna (at) mail (dot) com`, `anna at mail dot com`. */
export const emailRules: readonly RedactionRule[] = [
  patternRule("EMAIL", /(?:mailto:)?[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}/dgu),
  patternRule(
    "EMAIL",
    /[\p{L}\p{N}][\p{L}\p{N}._+-]* ?[([{](?:at|собака|krøllalfa)[)\]}] ?[\p{L}\p{N}-]+(?: ?(?:\.|[([{](?:dot|punktum|крапка)[)\]}]) ?\p{L}{2,})+/dgu,
  ),
  patternRule("EMAIL", /[\w.+-]+ at [\w-]+(?: dot [a-z]{2,})+/dgi),
]
