/** A word of a text, with hyphens and apostrophes inside it. */
export type Word = { text: string; start: number; end: number }

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words = text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*/gu)
  return Array.from(words, ({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }))
}

/** Begins with a capital. */
export const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word)

/** Two letters or more, all capitals: an abbreviation, or somebody shouting. */
export const isShouted = (word: string): boolean => /^[\p{Lu}'’ʼ-]{2,}$/u.test(word)

/** Whether only a single space stands between two words, so that they may be one name. */
export const isAdjacent = (text: string, before: Word, after: Word): boolean => /^[ \u00a0]$/.test(text.slice(before.end, after.start))

/** A pattern that matches the letters of `literal` in either case; for patterns in which the case of names matters. */
export function anyCase(literal: string): string {
  return literal.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
}
