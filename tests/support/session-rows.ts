import { readFileSync, readdirSync } from "node:fs"
import { parseCsv } from "./csv.ts"

/** A good row of a Kintell file in the flat format, as a person reading the file would understand it. `row` is its number there; the heading is row 1. */
export type SessionLine = {
  file: string
  row: number
  cells: string[]
  id: string
  kind: "LANGUAGE" | "MENTORSHIP"
  participant: string
  volunteer: string
  /** `2026-03`. */
  month: string
  minutes: number
  /** 1 to 5; null when not rated. */
  rating: number | null
  feedback: string
  program: string
  participantName: string
  volunteerName: string
}

const root = new URL("../../", import.meta.url)

/** A file of `tests/fixtures/`. */
export const readFixture = (name: string): Buffer => readFileSync(new URL(`tests/fixtures/${name}`, root))

/** The rows of a file in the flat format, without those at the given numbers. */
export function readSessions(file: string, text: string, without: ReadonlySet<number> = new Set()): SessionLine[] {
  const [heading = [], ...records] = parseCsv(text)
  return records.flatMap((cells, index) => {
    const row = index + 2
    const at = (column: string) => (cells[heading.indexOf(column)] ?? "").trim()
    if (without.has(row)) return []
    return [
      {
        file,
        row,
        cells,
        id: at("session_id"),
        kind: /mentor/i.test(at("session_type")) ? ("MENTORSHIP" as const) : ("LANGUAGE" as const),
        participant: at("participant_email").toLowerCase(),
        volunteer: at("volunteer_email").toLowerCase(),
        month: at("date").slice(0, 7),
        minutes: Number(at("duration_min")),
        rating: at("rating") === "" ? null : Number(at("rating")),
        feedback: at("feedback_text"),
        program: at("program_ref").toUpperCase(),
        participantName: at("participant_name"),
        volunteerName: at("volunteer_name"),
      },
    ]
  })
}

/** All session rows of a pilot company. */
export const readPilotSessions = (slug: string): SessionLine[] =>
  readdirSync(new URL(`prisma/seed/${slug}/`, root))
    .filter((name) => name.startsWith("kintell-"))
    .flatMap((name) => readSessions(name, readFileSync(new URL(`prisma/seed/${slug}/${name}`, root), "utf8")))

/** What a figure should say of these rows: counted here in the plainest way. Null where fewer than five people stand behind it or there is nothing. */
export function countSessions(lines: readonly SessionLine[]) {
  const different = (values: string[]) => new Set(values).size
  const rated = lines.filter(({ rating }) => rating !== null)
  const people = {
    participants: different(lines.map(({ participant }) => participant)),
    volunteers: different(lines.map(({ volunteer }) => volunteer)),
    raters: different(rated.map(({ participant }) => participant)),
  }
  const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
  const figure = (n: number, value: () => string) =>
    n === 0 ? { status: "NO_DATA", value: null } : n < 5 ? { status: "SUPPRESSED", value: null } : { status: "OK", value: value() }
  return {
    participants: figure(people.participants, () => String(people.participants)),
    volunteers: figure(people.volunteers, () => String(people.volunteers)),
    sessions: figure(people.participants, () => String(lines.length)),
    volunteerHours: figure(people.volunteers, () => toHundredths(sumOf(lines.map(({ minutes }) => minutes)), 60)),
    averageRating: figure(people.raters, () => toHundredths(sumOf(rated.map(({ rating }) => rating ?? 0)), rated.length)),
  }
}

/** A quotient of whole numbers rounded half up to two decimals, without trailing zeros; in whole numbers, so that nothing is lost. */
function toHundredths(dividend: number, divisor: number): string {
  const hundredths = Math.floor((dividend * 200 + divisor) / (divisor * 2))
  return String(hundredths / 100)
}
