import { type BuddyMood, moodWords } from "./buddy-codes.ts"
import { type MatchReference, readMatchReference } from "./match-reference.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Answers, readAnswers } from "./read-answers.ts"
import { type Cells, limitText, readDate, readText } from "./read-cell.ts"
import { readCode } from "./read-code.ts"
import type { RowProblem } from "./row-problem.ts"

/** How a match says it is going, ready to be stored. */
export type BuddyCheckin = {
  /** The source's own id; null when it has none. */
  externalId: string | null
  match: MatchReference
  /** ISO instant in UTC. */
  checkedInAt: string
  mood: BuddyMood | null
  notes: string | null
  questionResponses: Answers | null
}

export type BuddyCheckinDraft = { [K in keyof BuddyCheckin]: BuddyCheckin[K] | null }

/** Turns a row's cells into a check-in, or tells all of the row's problems at once. */
export function normaliseBuddyCheckin(
  cells: Cells,
  mapping: { dateFormat: DateFormat },
  now: Date,
): { ok: true; row: BuddyCheckin } | { ok: false; problems: RowProblem[]; draft: BuddyCheckinDraft } {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest: number) => limitText(readText(cells, field), field, name, longest, problems)
  const draft: BuddyCheckinDraft = {
    externalId: text("checkin_id", "check-in id", 200),
    match: readMatchReference(cells, mapping.dateFormat, now, problems),
    checkedInAt: readDate(cells, "checkin_date", "day of the check-in", mapping.dateFormat, now, problems),
    mood: readCode(cells, "mood", "mood", moodWords, problems),
    notes: text("notes", "notes", 5000),
    questionResponses: readAnswers(cells, "question_responses", "answers", 10_000, problems),
  }
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

const isComplete = (draft: BuddyCheckinDraft): draft is BuddyCheckin => draft.match !== null && draft.checkedInAt !== null
