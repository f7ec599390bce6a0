/** The six levels of the Common European Framework of Reference for Languages, lowest first. */
export const CEFR_LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"] as const

export type CefrLevel = (typeof CEFR_LEVELS)[number]

/** Hundredths of the scale from 0 (no knowledge) to 1 (C2) at which each level stands. */
const HUNDREDTHS = { A1: 17, A2: 33, B1: 50, B2: 67, C1: 83, C2: 100 } as const satisfies Record<CefrLevel, number>

/** Cyrillic letters that look like the Latin ones; Ukrainian keyboards write levels with them. */
const LOOKALIKES: Readonly<Record<string, string>> = { А: "A", В: "B", С: "C" }

/**
 * Reads a level as a source wrote it. `level` is set for a plain level only; an in-between such as `B1+` or `A2/B1` gives null, because
 * the levels are ordinal and a half step would be a guess. `raw` is the text in upper case without outer space. Null when empty.
 */
export function parseCefr(text: string): { level: CefrLevel | null; raw: string } | null {
  const raw = text
    .trim()
    .toUpperCase()
    .replace(/[АВС]/g, (letter) => LOOKALIKES[letter] ?? letter)
  if (raw === "") return null
  return { level: CEFR_LEVELS.find((level) => level === raw) ?? null, raw }
}

/** Whether a text speaks of a level at all, be it a plain one or an in-between: begins with one, alone or after "pre-". */
export function isCefrLike(raw: string): boolean {
  return /^(PRE[- ]?)?[ABC][12]($|[^A-Z0-9])/.test(raw)
}

/** How many levels lie between the first and the last; negative when the last is lower. */
export function levelsGained(first: CefrLevel, last: CefrLevel): number {
  return CEFR_LEVELS.indexOf(last) - CEFR_LEVELS.indexOf(first)
}

/** Where a level stands on the scale from 0 to 1: .17, .33, .5, .67, .83, 1. For scores only; never to be shown as a mean level. */
export function cefrPosition(level: CefrLevel): number {
  return HUNDREDTHS[level] / 100
}

/** Gain on the scale from 0 to 1 as an exact decimal: `0.16` from A1 (.17) to A2 (.33). */
export function positionGain(first: CefrLevel, last: CefrLevel): string {
  return String((HUNDREDTHS[last] - HUNDREDTHS[first]) / 100)
}
