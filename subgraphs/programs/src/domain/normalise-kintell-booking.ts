import { readKind, type SessionKind } from "./normalise-kintell-session.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readEmail, readRequired, readText } from "./read-cell.ts"
import { type Draft, isComplete } from "./read-course.ts"
import { readPlannedDate } from "./read-planned-date.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** An arranged session ready to be stored. */
export type KintellBooking = {
  externalId: string
  kind: SessionKind
  participantEmail: string
  volunteerEmail: string
  /** ISO instant in UTC. */
  scheduledAt: string
  programRef: string | null
  participantName: string | null
  volunteerName: string | null
}

export type NormalisedKintellBooking =
  | { ok: true; row: KintellBooking }
  | { ok: false; problems: RowProblem[]; draft: Draft<KintellBooking> }

const [longest, yearsAhead] = [200, 2]

/** Turns a row's cells into a booking, or tells all of the row's problems at once. */
export function normaliseKintellBooking(
  cells: Cells,
  { dateFormat, defaultKind }: { dateFormat: DateFormat; defaultKind: SessionKind | null },
  now: Date,
): NormalisedKintellBooking {
  const problems: RowProblem[] = []
  const text = (field: string, name: string) => limitText(readText(cells, field), field, name, longest, problems)
  readRequired(cells, "scheduled_at", "booking's date", problems)
  readRequired(cells, "booking_id", "booking id", problems)
  const draft: Draft<KintellBooking> = {
    externalId: text("booking_id", "booking id"),
    kind: readKind(cells, defaultKind, problems),
    participantEmail: readEmail(cells, "participant_email", "participant's e-mail address", problems),
    volunteerEmail: readEmail(cells, "volunteer_email", "volunteer's e-mail address", problems),
    scheduledAt: readPlannedDate(cells, "scheduled_at", "booking's date", dateFormat, now, yearsAhead, problems),
    programRef: text("program_ref", "programme reference"),
    participantName: text("participant_name", "participant's name"),
    volunteerName: text("volunteer_name", "volunteer's name"),
  }
  if (draft.participantEmail !== null && draft.participantEmail === draft.volunteerEmail) {
    const message = "Participant and volunteer have the same e-mail address; they must be two people."
    problems.push(rowProblem("volunteer_email", readText(cells, "volunteer_email"), "SAME_PERSON", message))
  }
  const required = ["externalId", "kind", "participantEmail", "volunteerEmail", "scheduledAt"] as const
  return problems.length === 0 && isComplete<KintellBooking, (typeof required)[number]>(draft, required)
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}
