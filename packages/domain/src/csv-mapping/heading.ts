/** A heading in the one form headings are compared in: words in lower case with single spaces; camelCase is split, signs are spaces. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/['’ʼ]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/** Words of about the same spelling: equal, or from five letters on with one letter added, left out or changed. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let [start, endA, endB] = [0, a.length, b.length]
  while (start < endA && start < endB && a[start] === b[start]) start++
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  return endA - start <= 1 && endB - start <= 1
}

/** How much a word says about which field is meant, above 0 to 1. */
export type WordWeight = (word: string) => number

/**
 * How much two normalised headings have in common, from 0 to 1: twice the weight of the common words divided by the weight of all words
 * (Dice 1945).
 */
export function headingSimilarity(a: string, b: string, weightOf: WordWeight): number {
  if (a === "" || b === "") return 0
  const rest = b.split(" ")
  let [common, all] = [0, rest.reduce((sum, word) => sum + weightOf(word), 0)]
  for (const word of a.split(" ")) {
    const at = rest.findIndex((other) => isSameWord(word, other))
    const weight = weightOf(at < 0 ? word : (rest[at] ?? word))
    all += weight
    if (at < 0) continue
    common += weight
    rest.splice(at, 1)
  }
  return (2 * common) / all
}

/** Weighs a word by how few fields use it: "e-mail" stands in several, "volunteer" tells them apart. Unknown words say half. */
export function weighWords(namesByField: readonly (readonly string[])[]): WordWeight {
  const uses = new Map<string, number>()
  for (const names of namesByField) {
    for (const word of new Set(names.flatMap((name) => name.split(" ")))) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  return (word) => 1 / (uses.get(word) ?? 2)
}
