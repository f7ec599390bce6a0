const dayMs = 86_400_000

/** Monday of the first week with sessions. */
export const firstMonday = "2025-11-03"

/** The last day with sessions. */
export const lastDay = "2026-11-20"

/** How many weeks there are from `firstMonday` to `lastDay`, the last one partly. */
export const weekCount = 55

/** The day so many days after another, both as ISO dates. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

type Holiday = { from: string; to: string; share: number }

const holidays: Record<"US" | "NO" | "GB", Holiday[]> = {
  US: [
    { from: "2025-11-24", to: "2025-11-30", share: 0.3 },
    { from: "2025-12-20", to: "2026-01-03", share: 0.1 },
    { from: "2026-06-29", to: "2026-08-21", share: 0.5 },
  ],
  NO: [
    { from: "2025-12-19", to: "2026-01-04", share: 0.05 },
    { from: "2026-02-16", to: "2026-02-22", share: 0.5 },
    { from: "2026-03-28", to: "2026-04-06", share: 0.1 },
    { from: "2026-06-27", to: "2026-08-09", share: 0.12 },
    { from: "2026-09-28", to: "2026-10-04", share: 0.5 },
  ],
  GB: [
    { from: "2025-12-20", to: "2026-01-04", share: 0.1 },
    { from: "2026-03-30", to: "2026-04-10", share: 0.4 },
    { from: "2026-07-20", to: "2026-08-31", share: 0.45 },
  ],
}

/** The share of the usual sessions that take place on a day in a country: 1, or less in the holidays. */
export function holidayShare(country: "US" | "NO" | "GB", day: string): number {
  return holidays[country].find(({ from, to }) => from <= day && day <= to)?.share ?? 1
}
