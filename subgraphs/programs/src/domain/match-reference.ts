import type { TargetField } from "@teei/domain/csv-mapping"
import { buddyMatchFields } from "./buddy-matches.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmail, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** Which match a row is about: by the source's id, or by its two people and its day. */
export type MatchReference =
  | { externalId: string }
  | { externalId: null; participantEmail: string; buddyEmail: string; /** ISO instant in UTC; only its day counts. */ matchedAt: string }

const synonymsOf = (name: string, except: readonly string[] = []): string[] =>
  buddyMatchFields.filter((field) => field.name === name).flatMap(({ synonyms }) => synonyms.filter((word) => !except.includes(word)))

/** Fields by which the rows of a file name the match they are about. */
export const matchReferenceFields: readonly TargetField[] = [
  {
    name: "match_id",
    description: "The id of the match in the system it comes from. Without one, the two people and the day of the match stand for it.",
    isRequired: false,
    synonyms: synonymsOf("match_id", ["id", "external id"]),
  },
  {
    name: "participant_email",
    description: "The participant's e-mail address, where no id names the match.",
    isRequired: false,
    synonyms: synonymsOf("participant_email"),
  },
  {
    name: "buddy_email",
    description: "The buddy's e-mail address, where no id names the match.",
    isRequired: false,
    synonyms: synonymsOf("buddy_email"),
  },
  {
    name: "matched_at",
    description: "The day of the match, where no id names it.",
    type: "date",
    isRequired: false,
    synonyms: synonymsOf("matched_at", ["date", "Дата", "Dato", "created_at", "start date"]),
  },
]

/** Reads which match a row is about. With an id the other cells are not looked at; with neither, the row has a problem. */
export function readMatchReference(cells: Cells, dateFormat: DateFormat, now: Date, problems: RowProblem[]): MatchReference | null {
  const before = problems.length
  const externalId = limitText(readText(cells, "match_id"), "match_id", "match id", 200, problems)
  if (externalId !== null) return { externalId }
  if (problems.length > before) return null
  if (["participant_email", "buddy_email", "matched_at"].every((field) => readText(cells, field) === null)) {
    const message = "The row names no match. Give the match's id, or both e-mail addresses and the day of the match."
    problems.push(rowProblem("match_id", null, "REQUIRED", message))
    return null
  }
  const participantEmail = readEmail(cells, "participant_email", "participant's e-mail address", problems)
  const buddyEmail = readEmail(cells, "buddy_email", "buddy's e-mail address", problems)
  const matchedAt = readDate(cells, "matched_at", "day of the match", dateFormat, now, problems)
  return participantEmail === null || buddyEmail === null || matchedAt === null
    ? null
    : { externalId: null, participantEmail, buddyEmail, matchedAt }
}

/** The same text for the same match as long as it is named in the same way. */
export const keyOfMatch = (match: MatchReference): string =>
  match.externalId ?? `${match.participantEmail}+${match.buddyEmail}@${match.matchedAt.slice(0, 10)}`

/** The cells of the reference as the preview shows them. */
export const previewMatch = (match: MatchReference | null | undefined): Record<string, string | null> => ({
  match_id: match?.externalId ?? null,
  participant_email: match?.externalId === null ? match.participantEmail : null,
  buddy_email: match?.externalId === null ? match.buddyEmail : null,
  matched_at: match?.externalId === null ? match.matchedAt : null,
})
