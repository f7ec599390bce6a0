import { type BuddyEndReason, type BuddyMatchStatus, endReasonWords, matchStatusWords } from "./buddy-codes.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmail, readOptionalDate, readText, toList } from "./read-cell.ts"
import { readCode } from "./read-code.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

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
  /** When it ended; null while it goes on, and where the source does not say. */
  endedAt: string | null
  endReason: BuddyEndReason | null
  programRef: string | null
}

/** The same with null wherever a cell was absent or bad. */
export type BuddyMatchDraft = { [K in keyof BuddyMatch]: BuddyMatch[K] | null }

export type NormalisedBuddyMatch = { ok: true; row: BuddyMatch } | { ok: false; problems: RowProblem[]; draft: BuddyMatchDraft }

const [NAME_LONGEST, INTERESTS_LONGEST] = [200, 1000]

/** Turns a row's cells into a match, or tells all of the row's problems at once. */
export function normaliseBuddyMatch(cells: Cells, mapping: { dateFormat: DateFormat }, now: Date): NormalisedBuddyMatch {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest = NAME_LONGEST) => limitText(readText(cells, field), field, name, longest, problems)

  const ended = readOptionalDate(cells, "ended_at", "end of the match", mapping.dateFormat, now, problems)
  const reason = readCode(cells, "reason", "reason", endReasonWords, problems)
  const status = readStatus(cells, ended !== null, problems)
  const isOver = status === "COMPLETED" || status === "CANCELLED"
  const draft: BuddyMatchDraft = {
    externalId: text("match_id", "match id"),
    participantEmail: readEmail(cells, "participant_email", "participant's e-mail address", problems),
    buddyEmail: readEmail(cells, "buddy_email", "buddy's e-mail address", problems),
    matchedAt: readDate(cells, "matched_at", "day of the match", mapping.dateFormat, now, problems),
    status,
    language: text("language", "language"),
    interests: toList(text("interests", "list of interests", INTERESTS_LONGEST)),
    location: text("location", "place"),
    // A match that goes on has an end at most planned.
    endedAt: isOver ? ended : null,
    endReason: isOver ? reason : null,
    programRef: text("program_ref", "programme reference"),
  }
  if (draft.participantEmail !== null && draft.participantEmail === draft.buddyEmail) {
    const message = "Participant and buddy have the same e-mail address; they must be two people."
    problems.push(rowProblem("buddy_email", readText(cells, "buddy_email"), "SAME_PERSON", message))
  }
  checkEnd(cells, draft, isOver, problems)
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

function isComplete(draft: BuddyMatchDraft): draft is BuddyMatch {
  return draft.participantEmail !== null && draft.buddyEmail !== null && draft.matchedAt !== null && draft.status !== null
}

function readStatus(cells: Cells, isEnded: boolean, problems: RowProblem[]): BuddyMatchStatus | null {
  if (readText(cells, "status") === null) return isEnded ? "COMPLETED" : "ACTIVE"
  return readCode(cells, "status", "status", matchStatusWords, problems)
}

/** A file that has a column for the end must fill it once a match is over; one without such a column need not. */
function checkEnd(cells: Cells, { matchedAt, endedAt }: BuddyMatchDraft, isOver: boolean, problems: RowProblem[]): void {
  if (isOver && cells["ended_at"] !== undefined && readText(cells, "ended_at") === null) {
    problems.push(
      rowProblem("ended_at", null, "REQUIRED", "The end of the match is empty; a match that is completed or cancelled needs one."),
    )
  }
  if (endedAt !== null && matchedAt !== null && endedAt.slice(0, 10) < matchedAt.slice(0, 10)) {
    const message = `The match ended on ${endedAt.slice(0, 10)}, before it began on ${matchedAt.slice(0, 10)}.`
    problems.push(rowProblem("ended_at", readText(cells, "ended_at"), "DATE_OUT_OF_RANGE", message))
  }
}
