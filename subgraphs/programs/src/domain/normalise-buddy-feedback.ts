import { type BuddyRole, roleWords } from "./buddy-codes.ts"
import { type MatchReference, readMatchReference } from "./match-reference.ts"
import { type RatingScale, normaliseRating } from "./normalise-rating.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readText } from "./read-cell.ts"
import { readCode } from "./read-code.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** What one of a match thinks of it, ready to be stored. Ratings are decimals from 0 to 1 with at most four places. */
export type BuddyFeedback = {
  /** The source's own id; null when it has none. */
  externalId: string | null
  match: MatchReference
  fromRole: BuddyRole
  rating: string | null
  communication: string | null
  helpfulness: string | null
  engagement: string | null
  professionalism: string | null
  text: string | null
  /** ISO instant in UTC. */
  submittedAt: string
}

export type BuddyFeedbackDraft = { [K in keyof BuddyFeedback]: BuddyFeedback[K] | null }

/** Turns a row's cells into feedback, or tells all of the row's problems at once. */
export function normaliseBuddyFeedback(
  cells: Cells,
  mapping: { dateFormat: DateFormat; ratingScale: RatingScale | null },
  now: Date,
): { ok: true; row: BuddyFeedback } | { ok: false; problems: RowProblem[]; draft: BuddyFeedbackDraft } {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest: number) => limitText(readText(cells, field), field, name, longest, problems)
  const rating = (field: string) => normaliseRating(readText(cells, field), mapping.ratingScale, field, problems)
  const draft: BuddyFeedbackDraft = {
    externalId: text("feedback_id", "feedback id", 200),
    match: readMatchReference(cells, mapping.dateFormat, now, problems),
    fromRole: readRole(cells, problems),
    rating: rating("rating"),
    communication: rating("communication"),
    helpfulness: rating("helpfulness"),
    engagement: rating("engagement"),
    professionalism: rating("professionalism"),
    text: text("feedback_text", "feedback", 5000),
    submittedAt: readDate(cells, "submitted_at", "day of the feedback", mapping.dateFormat, now, problems),
  }
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

const isComplete = (draft: BuddyFeedbackDraft): draft is BuddyFeedback =>
  draft.match !== null && draft.fromRole !== null && draft.submittedAt !== null

/** The role as written, else whose of the two addresses of the row the author's is. */
function readRole(cells: Cells, problems: RowProblem[]): BuddyRole | null {
  if (readText(cells, "from_role") !== null) return readCode(cells, "from_role", "role", roleWords, problems)
  const author = readText(cells, "from_email")?.toLowerCase()
  if (author !== undefined && author === readText(cells, "participant_email")?.toLowerCase()) return "PARTICIPANT"
  if (author !== undefined && author === readText(cells, "buddy_email")?.toLowerCase()) return "BUDDY"
  const message = "The row does not say who gives the feedback; allowed are participant and buddy."
  problems.push(rowProblem("from_role", null, "REQUIRED", message))
  return null
}
