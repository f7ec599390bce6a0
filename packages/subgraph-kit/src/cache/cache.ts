/** What a cached answer depends on, and how long it may be kept at most. */
export type CacheOptions = { tags: string[]; ttlMs: number }

/**
 * Answers that are dear to make, kept until they expire or something they depend on changes. Holds no truth: it may forget at any time, and answers
 * by loading when it cannot be reached. Values must be plain JSON, and nobody may change them after.
 */
export type Cache = {
  /** The kept answer, or a loaded one. Callers that ask for the same at the same time share one load in each process. An error is never kept. */
  get<T>(key: string, options: CacheOptions, load: () => Promise<T>): Promise<T>
  /**
   * Makes every answer with one of these tags unreachable, those being loaded at this moment included. Call it when the change is committed. Never
   * throws: while the shared cache is out of reach, what it could not be told is told later.
   */
  invalidate(tags: string[]): Promise<void>
  close(): Promise<void>
}

/** The time to keep an answer, ± 10 %, so that what was loaded together does not expire together. */
export const jitteredTtlMs = (ttlMs: number, random: () => number = Math.random): number =>
  Math.max(1, Math.round(ttlMs * (0.9 + 0.2 * random())))

/** Lets callers with one key share one piece of work, for as long as it takes. */
export function createSingleFlight(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Promise<unknown>>()
  return <T>(key: string, work: () => Promise<T>) => {
    const flying = flights.get(key)
    // One key always means one kind of answer: that is the caller's part.
    if (flying) return flying as Promise<T>
    const flight = work().finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }
}
