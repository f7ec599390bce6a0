/** Ukrainian letters in Latin ones (Cabinet of Ministers resolution 55, 2010), in the forms used inside a word. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "а-a б-b в-v г-h ґ-g д-d е-e є-ie ж-zh з-z и-y і-i ї-i й-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh щ-shch " +
    "ь- ю-iu я-ia ы-y э-e ё-io ъ-"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
)

/**
 * One key for the ways a Ukrainian name is spelt: Сергій, Serhii, Sergiy and Serhiy are the same. y and j count as i, g as h, doubled
 * letters as one, and the i before a vowel (Natalia, Nataliia) is kept once.
 */
export function soundKey(word: string): string {
  return [...word.toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .replace(/['’ʼ-]/g, "")
    .replace(/[yj]/g, "i")
    .replace(/g/g, "h")
    .replace(/(.)\1+/g, "$1")
}
