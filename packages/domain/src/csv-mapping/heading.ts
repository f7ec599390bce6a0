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

/** How much two normalised headings have in common, from 0 to 1: twice the common words divided by all words (Dice 1945). */
export function headingSimilarity(a: string, b: string): number {
  if (a === "" || b === "") return 0
  const [left, right] = [a.split(" "), b.split(" ")]
  const rest = [...right]
  for (const word of left) {
    const at = rest.findIndex((other) => isSameWord(word, other))
    if (at >= 0) rest.splice(at, 1)
  }
  return (2 * (right.length - rest.length)) / (left.length + right.length)
}
