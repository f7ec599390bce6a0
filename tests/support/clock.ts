/** A clock that begins at a given instant and runs on from there, so that a suite's "today" does not depend on the day it runs. */
export function clockFrom(start: string): () => Date {
  const [from, began] = [Date.parse(start), performance.now()]
  return () => new Date(from + Math.round(performance.now() - began))
}

/** When the pilot data is brought in. */
export const pilotLoadedAt = "2026-11-25T06:00:00.000Z"
/** When suites take place: after the last session of the pilot data and of the fixtures. */
export const suiteBeginsAt = "2026-11-25T08:30:00.000Z"
