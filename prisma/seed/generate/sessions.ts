import { addDays, firstMonday, holidayShare, lastDay } from "./calendar.ts"
import { writeFeedback } from "./feedback.ts"
import type { Enrolment, Named } from "./people.ts"
import type { CompanyPlan } from "./plan.ts"
import type { Random } from "./random.ts"

/** Columns of the flat Kintell format with the programme and the names beside it. */
export const sessionColumns = [
  "session_id",
  "session_type",
  "participant_email",
  "volunteer_email",
  "date",
  "duration_min",
  "rating",
  "feedback_text",
  "language_level",
  "program_ref",
  "participant_name",
  "volunteer_name",
] as const

export type SessionColumn = (typeof sessionColumns)[number]
export type SessionRow = Record<SessionColumn, string>

const levels = ["A1", "A2", "B1", "B2"]

/** A company's year of sessions, earliest first. No two begin in the same minute, so every order by time is one order only. */
export function makeSessions(random: Random, plan: CompanyPlan, enrolments: Enrolment[], volunteers: Named[]): SessionRow[] {
  const said = new Map<string, Set<string>>()
  const minutes = new Set<string>()
  const rows = enrolments.flatMap((enrolment) =>
    heldOn(random, plan, enrolment).map(({ day, week }) => {
      const remembered = said.get(enrolment.participant.email) ?? new Set()
      said.set(enrolment.participant.email, remembered)
      const startedAt = freeMinute(minutes, day, enrolment.hour * 60 + random.pick([0, 0, 0, 15, 30, 30, 45]))
      const volunteer = random.chance(0.05) ? random.pick(volunteers) : enrolment.volunteer
      return makeRow(random, plan, enrolment, volunteer, week, startedAt, remembered)
    }),
  )
  return rows
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map((row, index) => ({ ...row, session_id: `KNT-${plan.code}-${String(index + 1).padStart(5, "0")}` }))
}

function heldOn(random: Random, plan: CompanyPlan, enrolment: Enrolment) {
  const weeks = Array.from({ length: enrolment.lastWeek - enrolment.firstWeek + 1 }, (_, index) => enrolment.firstWeek + index)
  return weeks
    .map((week) => ({ week, day: addDays(firstMonday, week * 7 + enrolment.weekday) }))
    .filter(({ day }) => random.chance(plan.rhythm * holidayShare(plan.country, day)) && day <= lastDay)
}

function makeRow(
  random: Random,
  plan: CompanyPlan,
  enrolment: Enrolment,
  volunteer: Named,
  week: number,
  startedAt: string,
  said: Set<string>,
): SessionRow {
  const { participant, program } = enrolment
  const rating = random.chance(0.18) ? null : Math.max(2, Math.min(5, enrolment.mood + random.pick([-1, 0, 0, 0, 1, 1])))
  const occasion = {
    language: participant.writes,
    kind: program.kind,
    learns: plan.language,
    rating,
    self: participant.signature,
    isWoman: participant.isWoman,
    volunteer: volunteer.name,
    phone: participant.phone,
    email: participant.email,
  }
  return {
    session_id: "",
    session_type: program.kind === "LANGUAGE" ? "Language Connect" : "Mentorship",
    participant_email: participant.email,
    volunteer_email: volunteer.email,
    date: startedAt,
    duration_min: String(program.kind === "LANGUAGE" ? random.pick([45, 45, 60, 60, 60, 75]) : random.pick([30, 45, 45, 60])),
    rating: rating === null ? "" : String(rating),
    feedback_text: random.chance(0.35) ? writeFeedback(random, occasion, said) : "",
    language_level: levelIn(enrolment, week),
    program_ref: program.ref,
    participant_name: participant.name,
    volunteer_name: volunteer.name,
  }
}

/** The level rises by one each `weeksPerLevel` and stops at B2. */
function levelIn({ level, weeksPerLevel, firstWeek }: Enrolment, week: number): string {
  if (level === null) return ""
  const gained = weeksPerLevel === null ? 0 : Math.floor((week - firstWeek) / weeksPerLevel)
  return levels[Math.min(level + gained, levels.length - 1)] ?? ""
}

function freeMinute(minutes: Set<string>, day: string, minuteOfDay: number): string {
  const time = `${String(Math.floor(minuteOfDay / 60)).padStart(2, "0")}:${String(minuteOfDay % 60).padStart(2, "0")}`
  const instant = `${day}T${time}:00Z`
  if (minutes.has(instant)) return freeMinute(minutes, day, minuteOfDay + 1)
  minutes.add(instant)
  return instant
}
