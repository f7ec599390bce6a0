import type { RedactionRule, RedactionSpan } from "../kinds.ts"
import { isKnownName, soundsKnown } from "./compile-names.ts"
import { givenNames } from "./given-names.ts"
import { introductionRules } from "./introductions.ts"
import { notNames } from "./not-names.ts"
import { possibleNominatives } from "./ukrainian-forms.ts"
import { isAdjacent, isCapitalised, isShouted, type Word, wordsOf } from "./words.ts"

/** How many letters at the end of a word are a possessive and stay in the text. */
const possessiveLength = (word: string): number => (/['’][sS]$/.test(word) ? 2 : 0)

function isName(word: Word, known: ReadonlySet<string>): boolean {
  const capitalised = isCapitalised(word.text)
  const whole = word.text
    .slice(0, word.text.length - possessiveLength(word.text))
    .toLowerCase()
    .replaceAll(/[’ʼ]/g, "'")
  const isOne = (candidate: string): boolean => {
    if (isKnownName(known, candidate, capitalised)) return true
    if (!capitalised || candidate.length < 2) return false
    if (givenNames.has(candidate) || (candidate.length >= 5 && candidate.endsWith("s") && givenNames.has(candidate.slice(0, -1))))
      return true
    return known.size > 0 && candidate.length >= 4 && sounds(candidate, known)
  }
  return isOne(whole) || (whole.includes("-") && whole.split("-").some((part) => part.length >= 3 && isOne(part)))
}

/** Across the alphabets: Cyrillic in any case form against a name in Latin letters, and the other way round. */
function sounds(word: string, known: ReadonlySet<string>): boolean {
  if (notNames.has(word)) return false
  return /\p{Script=Cyrillic}/u.test(word) ? possibleNominatives(word).some((form) => soundsKnown(known, form)) : soundsKnown(known, word)
}

/** Names known beforehand and common given names, each with a capitalised surname that follows; neighbours are one name. */
const listedNames: RedactionRule = (text, known) => {
  const words = wordsOf(text)
  const spans: RedactionSpan[] = []
  for (let i = 0; i < words.length; i++) {
    const first = words[i]
    if (!first || !isName(first, known)) continue
    let last = first
    for (let next = words[i + 1]; next && isAdjacent(text, last, next) && continues(last, next, known); next = words[i + 1]) {
      last = next
      i++
    }
    spans.push({ kind: "NAME", start: first.start, end: last.end - possessiveLength(last.text) })
  }
  return spans
}

function continues(last: Word, next: Word, known: ReadonlySet<string>): boolean {
  if (possessiveLength(last.text) > 0) return false
  if (isName(next, known)) return true
  return isCapitalised(last.text) && isCapitalised(next.text) && !isShouted(next.text) && !notNames.has(next.text.toLowerCase())
}

/** All rules for names: the listed ones first, since they know where a name ends. */
export const nameRules: readonly RedactionRule[] = [listedNames, ...introductionRules]
