import { setTimeout as sleep } from "node:timers/promises"

/** Pauses that double (or grow by `factor`) from `baseMs` to `maxMs`. */
export type Pauses = { baseMs: number; maxMs: number; factor: number }

/** The pause after the `failures`-th failure in a row (1 = first), ± 20 % so that processes that failed together do not return together. */
export function pauseMs({ baseMs, maxMs, factor }: Pauses, failures: number, random: () => number = Math.random): number {
  return Math.min(maxMs, baseMs * factor ** (failures - 1)) * (0.8 + 0.4 * random())
}

/** Sleeps, or returns at once when the signal is given. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}

/** For loops whose database or server does not answer: from a tenth of a second to five. */
export const outagePauses: Pauses = { baseMs: 100, maxMs: 5_000, factor: 2 }
