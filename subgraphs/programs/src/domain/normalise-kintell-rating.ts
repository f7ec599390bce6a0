import { normaliseRating, type RatingScale } from "./normalise-rating.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readRequired, readText } from "./read-cell.ts"
import { type WordList, readWord } from "./read-word.ts"
import { type Draft, isComplete } from "./read-course.ts"
import type { RowProblem } from "./row-problem.ts"

/** What one of the two thinks of a session, ready to be stored. */
export type KintellRating = {
  externalId: string
  /** The session's id in Kintell. */
  sessionRef: string
  fromRole: "PARTICIPANT" | "VOLUNTEER"
  /** From 0 to 1, at most four decimals. */
  rating: string
  feedbackText: string | null
  /** ISO instant in UTC. */
  ratedAt: string
}

export type NormalisedKintellRating = { ok: true; row: KintellRating } | { ok: false; problems: RowProblem[]; draft: Draft<KintellRating> }

const [idLongest, feedbackLongest] = [200, 5_000]

const roles: WordList<KintellRating["fromRole"]> = {
  participant: "PARTICIPANT",
  learner: "PARTICIPANT",
  mentee: "PARTICIPANT",
  student: "PARTICIPANT",
  учасник: "PARTICIPANT",
  учасниця: "PARTICIPANT",
  deltaker: "PARTICIPANT",
  volunteer: "VOLUNTEER",
  mentor: "VOLUNTEER",
  tutor: "VOLUNTEER",
  advisor: "VOLUNTEER",
  волонтер: "VOLUNTEER",
  волонтерка: "VOLUNTEER",
  ментор: "VOLUNTEER",
  frivillig: "VOLUNTEER",
}

/** Turns a row's cells into a rating, or tells all of the row's problems at once. */
export function normaliseKintellRating(
  cells: Cells,
  { dateFormat, ratingScale }: { dateFormat: DateFormat; ratingScale: RatingScale | null },
  now: Date,
): NormalisedKintellRating {
  const problems: RowProblem[] = []
  const required = (field: string, name: string) => limitText(readRequired(cells, field, name, problems), field, name, idLongest, problems)
  readRequired(cells, "from_role", "role", problems)
  const draft: Draft<KintellRating> = {
    externalId: required("rating_id", "rating id"),
    sessionRef: required("session_id", "session id"),
    fromRole: readWord(cells, "from_role", "role", roles, "participant and volunteer", problems),
    rating: normaliseRating(readRequired(cells, "rating", "rating", problems), ratingScale, "rating", problems),
    feedbackText: limitText(readText(cells, "feedback_text"), "feedback_text", "feedback", feedbackLongest, problems),
    ratedAt: readDate(cells, "created_at", "day of the rating", dateFormat, now, problems),
  }
  const all = ["externalId", "sessionRef", "fromRole", "rating", "ratedAt"] as const
  return problems.length === 0 && isComplete<KintellRating, (typeof all)[number]>(draft, all)
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}
