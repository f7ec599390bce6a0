import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readText } from "./read-cell.ts"
import { type Course, type Draft, isComplete, readAttempt, readCourse } from "./read-course.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** A completed course ready to be stored. */
export type CourseCompletion = Course & {
  /** The source's own id; null when it has none. */
  externalId: string | null
  attempt: number
  /** ISO instant in UTC. */
  completedAt: string
  /** From 0 to 100, at most two decimals. */
  finalScore: string | null
  /** The grade as written, where it is no score. */
  grade: string | null
  credentialRef: string | null
}

export type NormalisedCourseCompletion =
  | { ok: true; row: CourseCompletion }
  | { ok: false; problems: RowProblem[]; draft: Draft<CourseCompletion> }

const longest = 200
const score = /^(\d{1,3}(?:[.,]\d{1,6})?) ?(?:%|\/ ?100)?$/
/** Grades that are no scores: letters, and passed or not in three languages. */
const grades = /^(?:[a-f][+-]?|pass(?:ed)?|fail(?:ed)?|complete[d]?|bestått|ikke bestått|godkjent|ikke godkjent|зараховано|не зараховано)$/i

/** Turns a row's cells into a completed course, or tells all of the row's problems at once. */
export function normaliseCourseCompletion(cells: Cells, { dateFormat }: { dateFormat: DateFormat }, now: Date): NormalisedCourseCompletion {
  const problems: RowProblem[] = []
  const text = (field: string, name: string) => limitText(readText(cells, field), field, name, longest, problems)
  const draft: Draft<CourseCompletion> = {
    externalId: text("completion_id", "completion id"),
    ...readCourse(cells, problems),
    attempt: readAttempt(cells, problems),
    completedAt: readDate(cells, "completed_at", "day of completion", dateFormat, now, problems),
    ...readScore(cells, problems),
    credentialRef: text("credential_ref", "credential's id"),
  }
  const required = ["userEmail", "provider", "courseId", "courseName", "attempt", "completedAt"] as const
  return problems.length === 0 && isComplete<CourseCompletion, (typeof required)[number]>(draft, required)
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}

function readScore(cells: Cells, problems: RowProblem[]): { finalScore: string | null; grade: string | null } {
  const text = readText(cells, "final_score")
  if (text === null) return { finalScore: null, grade: null }
  if (grades.test(text)) return { finalScore: null, grade: text }
  const number = score.exec(text)?.[1]?.replace(",", ".")
  const value = number === undefined ? null : Math.round(Number(number) * 100) / 100
  if (value !== null && value <= 100) return { finalScore: String(value), grade: null }
  const code = value === null ? "NUMBER_INVALID" : "NUMBER_OUT_OF_RANGE"
  problems.push(
    rowProblem("final_score", text, code, `The final score "${text.slice(0, 80)}" is neither a number from 0 to 100 nor a grade.`),
  )
  return { finalScore: null, grade: null }
}
