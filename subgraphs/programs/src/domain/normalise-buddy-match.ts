import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmail, readText, toList } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** How far a match has come. */
export type BuddyMatchStatus = "PENDING" | "ACTIVE" | "PAUSED" | "COMPLETED" | "CANCELLED"

/** A match ready to be stored. */
export type BuddyMatch = {
  /** The source's own id; null when it has none, then the two people and the day identify the match. */
  externalId: string | null
  participantEmail: string
  buddyEmail: string
  /** ISO instant in UTC; a date without a time is 00:00 UTC. */
  matchedAt: string
  status: BuddyMatchStatus
  language: string | null
  /** With `, ` between them. */
  interests: string | null
  location: string | null
  programRef: string | null
}

/** The same with null wherever a cell was absent or bad. */
export type BuddyMatchDraft = { [K in keyof BuddyMatch]: BuddyMatch[K] | null }

export type NormalisedBuddyMatch = { ok: true; row: BuddyMatch } | { ok: false; problems: RowProblem[]; draft: BuddyMatchDraft }

const STATUSES: Readonly<Record<string, BuddyMatchStatus | undefined>> = {
  pending: "PENDING",
  active: "ACTIVE",
  paused: "PAUSED",
  completed: "COMPLETED",
  cancelled: "CANCELLED",
  canceled: "CANCELLED",
}

const [NAME_LONGEST, INTERESTS_LONGEST] = [200, 1000]

/** Turns a row's cells into a match, or tells all of the row's problems at once. */
export function normaliseBuddyMatch(cells: Cells, mapping: { dateFormat: DateFormat }, now: Date): NormalisedBuddyMatch {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest = NAME_LONGEST) => limitText(readText(cells, field), field, name, longest, problems)

  const draft: BuddyMatchDraft = {
    externalId: text("match_id", "match id"),
    participantEmail: readEmail(cells, "participant_email", "participant's e-mail address", problems),
    buddyEmail: readEmail(cells, "buddy_email", "buddy's e-mail address", problems),
    matchedAt: readDate(cells, "matched_at", "day of the match", mapping.dateFormat, now, problems),
    status: readStatus(cells, problems),
    language: text("language", "language"),
    interests: toList(text("interests", "list of interests", INTERESTS_LONGEST)),
    location: text("location", "place"),
    programRef: text("program_ref", "programme reference"),
  }
  if (draft.participantEmail !== null && draft.participantEmail === draft.buddyEmail) {
    const message = "Participant and buddy have the same e-mail address; they must be two people."
    problems.push(rowProblem("buddy_email", readText(cells, "buddy_email"), "SAME_PERSON", message))
  }
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

function isComplete(draft: BuddyMatchDraft): draft is BuddyMatch {
  return draft.participantEmail !== null && draft.buddyEmail !== null && draft.matchedAt !== null && draft.status !== null
}

function readStatus(cells: Cells, problems: RowProblem[]): BuddyMatchStatus | null {
  const text = readText(cells, "status")
  if (text === null) return "ACTIVE"
  const key = text.toLowerCase()
  const status = Object.hasOwn(STATUSES, key) ? STATUSES[key] : undefined
  if (status) return status
  const message = `The status "${text.slice(0, 80)}" is unknown; allowed are pending, active, paused, completed and cancelled.`
  problems.push(rowProblem("status", text, "VALUE_UNKNOWN", message))
  return null
}
