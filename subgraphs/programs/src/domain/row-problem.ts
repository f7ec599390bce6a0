import { cleanText, shorten } from "./clean-text.ts"

/** Kinds of problem of a cell or row; the graph's `ImportIssueCode`. */
export type ImportIssueCode =
  | "REQUIRED"
  | "DATE_INVALID"
  | "DATE_OUT_OF_RANGE"
  | "NUMBER_INVALID"
  | "NUMBER_OUT_OF_RANGE"
  | "RATING_OUT_OF_SCALE"
  | "EMAIL_INVALID"
  | "VALUE_UNKNOWN"
  | "TEXT_TOO_LONG"
  | "SAME_PERSON"
  | "DUPLICATE_IN_FILE"
  | "PROGRAM_UNKNOWN"
  | "CELL_ERROR"
  | "REFERENCE_UNKNOWN"
  | "ROW_RAGGED"
  | "ROW_UNREADABLE"

/** What is wrong with one cell of a row. */
export type RowProblem = {
  /** The field of the target; null when the row as a whole is at fault. */
  field: string | null
  /** The cell as written, shortened to 200 characters; null when it is absent. */
  value: string | null
  code: ImportIssueCode
  /** One plain sentence that says what is wrong and what is allowed. */
  message: string
}

/** How much of a cell a problem shows. */
const SHOWN_CHARACTERS = 200

/** A problem of a cell. */
export function rowProblem(field: string | null, value: string | null, code: ImportIssueCode, message: string): RowProblem {
  return { field, value: value === null ? null : shorten(cleanText(value), SHOWN_CHARACTERS), code, message: cleanText(message) }
}
