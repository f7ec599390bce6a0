import { soundKey } from "./sound-key.ts"
import { ukrainianForms } from "./ukrainian-forms.ts"

/** Parts of names that are no names by themselves. */
const PARTICLES = new Set(["al", "af", "av", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "ter", "van", "von"])

/**
 * Names that are common words too, in English, Norwegian or Ukrainian: taken out only where they are capitalised, so that a colleague
 * called Young does not blank every "young".
 */
const COMMON_WORDS = new Set(
  (
    "art baker bell best bill black brooks brown cook day dean drew faith field foster frank good grace grant green hazel hill hope jack joy king " +
    "lane lie long love mark may mercy moss north park penny ray rich rose stone storm sue summer sunny west white will wise wood young " +
    "ask bakke berg berge bo borg dag dahl dal even fjeld haug haugen hagen hjelm holm jan krog lie liv lund moe moen nor odd per sand sol stein strand " +
    "tone tor vik våg коваль кравець лев любов мельник мир мороз надія роман слава віра ткач швець"
  ).split(" "),
)

/** Marks in a set of names: `^` a word that must be capitalised, `~` a sound key. No word of a text begins with one. */
const [CAPITALISED_ONLY, BY_SOUND] = ["^", "~"]

/**
 * Makes names ready for `redact`: full names are taken apart, each word is known in its Ukrainian case forms (or with the genitive s), and
 * across the alphabets by its sound. Do it once for many texts.
 */
export function compileNames(names: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>()
  for (const word of names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{M}'’ʼ-]+/u))) {
    if (word.length < 2 || PARTICLES.has(word)) continue
    for (const part of new Set([word, ...word.split("-").filter((piece) => piece.length >= 4)])) addWord(known, part)
  }
  return known
}

function addWord(known: Set<string>, word: string): void {
  const mustBeCapitalised = word.length < 4 || COMMON_WORDS.has(word)
  const forms = /\p{Script=Cyrillic}/u.test(word) ? ukrainianForms(word) : [word, `${word}s`]
  for (const form of forms) known.add(mustBeCapitalised ? CAPITALISED_ONLY + form : form)
  if (word.length >= 4) known.add(BY_SOUND + soundKey(word))
}

/** Whether a word in lower case is one of the names; `isCapitalised` says how it stood in the text. */
export function isKnownName(known: ReadonlySet<string>, word: string, isCapitalised: boolean): boolean {
  return known.has(word) || (isCapitalised && known.has(CAPITALISED_ONLY + word))
}

/** Whether some name sounds like the word. */
export const soundsKnown = (known: ReadonlySet<string>, word: string): boolean => known.has(BY_SOUND + soundKey(word))
