import { type BuddyEventKind, eventKindWords } from "./buddy-codes.ts"
import { type MatchReference, readMatchReference } from "./match-reference.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmails, readRequired, readText } from "./read-cell.ts"
import { findCode } from "./read-code.ts"
import type { RowProblem } from "./row-problem.ts"

/** What a match did together, ready to be stored. */
export type BuddyEvent = {
  /** The source's own id; null when it has none. */
  externalId: string | null
  match: MatchReference
  kind: BuddyEventKind
  /** The word of the source, where it is none of ours. */
  kindRaw: string | null
  /** ISO instant in UTC. */
  occurredAt: string
  description: string | null
  location: string | null
  /** E-mail addresses; null when not told. */
  attendees: string[] | null
}

export type BuddyEventDraft = { [K in keyof BuddyEvent]: BuddyEvent[K] | null }

const mostAttendees = 200

/** Turns a row's cells into an event, or tells all of the row's problems at once. */
export function normaliseBuddyEvent(
  cells: Cells,
  mapping: { dateFormat: DateFormat },
  now: Date,
): { ok: true; row: BuddyEvent } | { ok: false; problems: RowProblem[]; draft: BuddyEventDraft } {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest: number) => limitText(readText(cells, field), field, name, longest, problems)
  const word = limitText(readRequired(cells, "event_type", "kind of event", problems), "event_type", "kind of event", 80, problems)
  const known = word === null ? null : findCode(word, eventKindWords)
  const draft: BuddyEventDraft = {
    externalId: text("event_id", "event id", 200),
    match: readMatchReference(cells, mapping.dateFormat, now, problems),
    kind: word === null ? null : (known ?? "OTHER"),
    kindRaw: known === null ? word : null,
    occurredAt: readDate(cells, "event_date", "day of the event", mapping.dateFormat, now, problems),
    description: text("description", "description", 2000),
    location: text("location", "place", 200),
    attendees: readEmails(cells, "attendees", "list of those who came", mostAttendees, problems),
  }
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

const isComplete = (draft: BuddyEventDraft): draft is BuddyEvent => draft.match !== null && draft.kind !== null && draft.occurredAt !== null
