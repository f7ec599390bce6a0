/** Case endings by what a name ends in in the nominative; the first is that ending. Longer ones first where they overlap. */
const DECLENSIONS: readonly (readonly [ending: string, forms: readonly string[]])[] = [
  ["ий", ["ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "і", "их"]],
  ["ська", ["ська", "ської", "ській", "ську", "ською", "ські", "ських"]],
  ["ова", ["ова", "ової", "овій", "ову", "овою"]],
  ["ець", ["ець", "ця", "цю", "цем", "цеві", "ці", "че"]],
  ["а", ["а", "и", "і", "у", "ою", "ею", "о", "е"]],
  ["я", ["я", "і", "ї", "ю", "ею", "єю", "е", "є"]],
  ["о", ["о", "а", "у", "ом", "ові", "е", "і"]],
  ["й", ["й", "я", "ю", "єм", "єві", "ї", "є"]],
  ["ь", ["ь", "я", "ю", "ем", "еві", "і", "е"]],
  ["", ["", "а", "у", "ом", "ові", "е", "і", "я", "ю", "ем", "еві"]],
]

/** Consonants that change before `і` in the dative and locative: Ольга, Ользі. */
const SOFTENED: Readonly<Record<string, string>> = { г: "з", к: "ц", х: "с" }

/** Every ending a name may have in a text, longest first; to find the nominative back. */
const ENDINGS = [...new Set(DECLENSIONS.flatMap(([, forms]) => forms))].toSorted((a, b) => b.length - a.length)
const NOMINATIVES = DECLENSIONS.map(([ending]) => ending)

/** A Ukrainian name in lower case with its case forms, including the vocative. Better one form too many than a name too many. */
export function ukrainianForms(name: string): string[] {
  const declension = DECLENSIONS.find(([ending]) => name.endsWith(ending) && name.length - ending.length >= 2)
  if (!declension) return [name]
  const [ending, forms] = declension
  const stem = name.slice(0, name.length - ending.length)
  const softened = SOFTENED[stem.at(-1) ?? ""]
  const all = forms.map((form) => stem + form)
  return softened && ending === "а" ? [...all, `${stem.slice(0, -1)}${softened}і`] : all
}

/** What the nominative of an inflected word may be; stems shorter than four letters are not touched, they would fit too much. */
export function possibleNominatives(word: string): string[] {
  const stems = ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= 4)
  return [word, ...stems.flatMap((ending) => NOMINATIVES.map((nominative) => word.slice(0, word.length - ending.length) + nominative))]
}
