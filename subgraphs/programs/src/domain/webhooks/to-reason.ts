import type { ImportIssueCode, RowProblem } from "../row-problem.ts"

/** What is wrong with a field, in words that repeat nothing of the payload: a reason is kept and shown longer than the payload is. */
const says: Record<ImportIssueCode, string> = {
  REQUIRED: "is missing",
  DATE_INVALID: "is not a date written like 2026-03-31T14:00:00Z",
  DATE_OUT_OF_RANGE: "is more than ten years ago or in the future",
  NUMBER_INVALID: "is not a number",
  NUMBER_OUT_OF_RANGE: "is out of range",
  RATING_OUT_OF_SCALE: "is outside the scale of ratings",
  EMAIL_INVALID: "is not an e-mail address",
  VALUE_UNKNOWN: "is not one of the values allowed",
  TEXT_TOO_LONG: "is too long",
  SAME_PERSON: "names the same person as the other address",
  DUPLICATE_IN_FILE: "occurs twice",
  PROGRAM_UNKNOWN: "names no programme of the company",
  REFERENCE_UNKNOWN: "names no record that is known yet",
  CELL_ERROR: "holds an error instead of a value",
  ROW_RAGGED: "cannot be read",
  ROW_UNREADABLE: "cannot be read",
}

/** Why a delivery was refused, all of it, in a sentence of at most 500 characters. */
export function toReason(problems: readonly Pick<RowProblem, "field" | "code">[]): string {
  const parts = [...new Set(problems.map(({ field, code }) => `${field ?? "the record"} ${says[code] ?? "is refused"}`))]
  return `Refused: ${parts.join("; ")}.`.slice(0, 500)
}
