import type { RedactionRule, RedactionSpan } from "../kinds.ts"
import { notNames } from "./not-names.ts"
import { anyCase, isShouted, type Word, wordsOf } from "./words.ts"

const WORD = "\\p{Lu}[\\p{L}\\p{M}]*(?:['’ʼ-]\\p{L}[\\p{L}\\p{M}]*)*"
const NAME = `((?:\\p{Lu}\\. ?)?${WORD}(?:[ \\u00a0]${WORD}){0,2})`
const START = "(?<![\\p{L}\\p{N}])"
const SPACE = "[ \\u00a0]"

const either = (...words: (string | readonly string[])[]): string => `(?:${words.flat().map(anyCase).join("|")})`

/** After these a name follows almost always, even in lower case. */
const SURE = either(
  ["name is", "name's", "i am called", "i'm called", "people call me"],
  ["мене звати", "мене звуть", "моє ім'я", "моє ім’я", "моє імʼя", "моє прізвище"],
  ["jeg heter", "mitt navn er", "navnet mitt er", "jeg kalles", "jeg blir kalt"],
)

/** After these a capitalised word is a name, unless it is one of the words that are none. */
const LIKELY = either(
  ["i am", "i'm", "i’m", "named", "called", "call me", "thank you", "thank you,", "thanks,", "dear"],
  ["звати", "звуть", "звали", "на ім'я", "на ім’я", "прізвище", "дякую", "дякую,", "дякуємо,", "спасибі,", "з повагою,"],
  ["han heter", "hun heter", "som heter", "de heter", "kalt", "kall meg", "takk,", "takk", "kjære", "hilsen", "mvh"],
)

const TITLE = `(?:${["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Madam"].join("|")})\\.?|${either("herr", "fru", "frøken")}|${anyCase("пан")}(?:і|а|у|ом|ові|ею|е)?`

const KIN_EN =
  "mentor|tutor|buddy|teacher|volunteer|advisor|coach|colleague|friend|husband|wife|partner|son|daughter|sister|brother|mother|father|boss|neighbour"
const KIN_UK = "ментор|вчител|викладач|волонтер|бадді|наставни|подру|друг|колег|чоловік|дружин|син|доньк|дочк|сестр|брат|мам|сусід"
const KIN_NO =
  "mentor|mentoren|lærer|læreren|buddy|fadder|fadderen|frivillig|venn|vennen|venninne|venninnen|kollega|kollegaen|mann|mannen|kone|kona|sønn|sønnen|datter|datteren|søster|bror"

/** My mentor Ola, моя менторка Олена, min lærer Kari, læreren min Kari. */
const RELATION = [
  `${either("my", "our", "his", "her", "their", "the")}${SPACE}(?:\\p{Ll}+${SPACE})?${either(KIN_EN.split("|"))}(?:,|${SPACE}(?:named|called|is))?`,
  `(?:[Мм](?:ій|оя|ого|оєму|оїм|ою|оєї|оїй|оєю)|[Нн]аш\\p{Ll}*)${SPACE}(?:\\p{Ll}+${SPACE})?${either(KIN_UK.split("|"))}\\p{Ll}*,?`,
  `${either("min", "mitt", "vår", "hans", "hennes")}${SPACE}(?:\\p{Ll}+${SPACE})?${either(KIN_NO.split("|"))},?`,
  `${either(KIN_NO.split("|"))}${SPACE}${either("min", "mi", "vår", "hans", "hennes")}(?:,|${SPACE}${either("heter", "er")})?`,
].join("|")

const SURE_PATTERN = new RegExp(
  `${START}${SURE}(?:${SPACE}(?:є|is))?${SPACE}?[:–—-]?${SPACE}?(${WORD}(?:${SPACE}${WORD}){0,2}|\\p{L}[\\p{L}\\p{M}'’ʼ-]+)`,
  "dgu",
)
const TITLE_PATTERN = new RegExp(`${START}(?:${TITLE})${SPACE}${NAME}`, "dgu")
const LIKELY_PATTERN = new RegExp(`${START}(?:${LIKELY}|${RELATION})${SPACE}[–—-]?${SPACE}?${NAME}`, "dgu")

/** Words after "my name is" and the like that begin something else: "my name is often misspelt". */
const OTHERWISE = new Set(
  "often always difficult hard easy spelt spelled written pronounced now when if later back or just like also вже тут там часто важко складно ikke ofte vanskelig lett alltid skrevet tilbake når hvis".split(
    " ",
  ),
)

const introduced =
  (pattern: RegExp, isSure: boolean): RedactionRule =>
  (text) => {
    const spans: RedactionSpan[] = []
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [0, 0]
      const name = text.slice(start, end)
      const span = trim(name, wordsOf(name), isSure)
      if (span) spans.push({ kind: "NAME", start: start + span.start, end: start + span.end })
    }
    return spans
  }

/** The name's words up to the first that is none; null when already the first is none. An `'s` at the end stays in the text. */
function trim(name: string, all: readonly Word[], isSure: boolean): { start: number; end: number } | null {
  const isNone = ({ text, end }: Word): boolean => {
    if (text.length === 1) return name[end] !== "."
    const lower = text.toLowerCase()
    return notNames.has(lower) || OTHERWISE.has(lower) || (!isSure && (isShouted(text) || /\p{Ll}{2}\p{Lu}/u.test(text)))
  }
  const at = all.findIndex(isNone)
  const words = at < 0 ? all : all.slice(0, at)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return null
  return { start: first.start, end: last.end - (/['’]s$/.test(last.text) ? 2 : 0) }
}

/** Names by how a text introduces them: with "my name is", a title, or as somebody's mentor, friend or kin; in three languages. */
export const introductionRules: readonly RedactionRule[] = [
  introduced(TITLE_PATTERN, true),
  introduced(SURE_PATTERN, true),
  introduced(LIKELY_PATTERN, false),
]
