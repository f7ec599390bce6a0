/** How often a delivery is tried before it is dead. */
export const mostTries = 5

/** What pauses grow from, by which factor, and how much of a pause chance may add, so that what failed together does not come back together. */
export type Pauses = { baseMs: number; factor: number; jitter: number }

/** 5 s, 25 s, 2 min, 10 min and up to a fifth more: long enough for a part of the platform to come back. */
export const usualPauses: Pauses = { baseMs: 5_000, factor: 5, jitter: 0.2 }

/** When to try again after so many failures; null when it was the last time. `chance` is from 0 to 1. */
export function nextTry(failures: number, now: Date, { baseMs, factor, jitter }: Pauses, chance: number): Date | null {
  if (failures >= mostTries) return null
  return new Date(now.getTime() + Math.round(baseMs * factor ** (failures - 1) * (1 + jitter * chance)))
}
