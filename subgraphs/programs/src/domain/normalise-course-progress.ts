import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readText } from "./read-cell.ts"
import { type WordList, readWord } from "./read-word.ts"
import { type Course, type Draft, isComplete, readAttempt, readCourse } from "./read-course.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

export type CourseStatus = "ENROLLED" | "IN_PROGRESS" | "COMPLETED" | "DROPPED"

/** How far somebody is, ready to be stored. */
export type CourseProgress = Course & {
  /** The source's own id; null when it has none. */
  externalId: string | null
  attempt: number
  /** From 0 to 100; null when only the status is told. */
  percent: number | null
  status: CourseStatus
  /** ISO instant in UTC. */
  reportedAt: string
}

export type NormalisedCourseProgress =
  | { ok: true; row: CourseProgress }
  | { ok: false; problems: RowProblem[]; draft: Draft<CourseProgress> }

const percentShape = /^\d{1,3}(?:[.,]\d{1,6})? ?%?$/

const statuses: WordList<CourseStatus> = {
  enrolled: "ENROLLED",
  registered: "ENROLLED",
  "not started": "ENROLLED",
  notstarted: "ENROLLED",
  зараховано: "ENROLLED",
  записано: "ENROLLED",
  "не розпочато": "ENROLLED",
  påmeldt: "ENROLLED",
  "ikke startet": "ENROLLED",
  "in progress": "IN_PROGRESS",
  inprogress: "IN_PROGRESS",
  started: "IN_PROGRESS",
  active: "IN_PROGRESS",
  incomplete: "IN_PROGRESS",
  триває: "IN_PROGRESS",
  "у процесі": "IN_PROGRESS",
  "в процесі": "IN_PROGRESS",
  pågår: "IN_PROGRESS",
  startet: "IN_PROGRESS",
  completed: "COMPLETED",
  complete: "COMPLETED",
  finished: "COMPLETED",
  passed: "COMPLETED",
  завершено: "COMPLETED",
  пройдено: "COMPLETED",
  fullført: "COMPLETED",
  bestått: "COMPLETED",
  dropped: "DROPPED",
  "dropped out": "DROPPED",
  withdrawn: "DROPPED",
  cancelled: "DROPPED",
  canceled: "DROPPED",
  failed: "DROPPED",
  відраховано: "DROPPED",
  покинуто: "DROPPED",
  avbrutt: "DROPPED",
  sluttet: "DROPPED",
}

/** Turns a row's cells into somebody's progress, or tells all of the row's problems at once. */
export function normaliseCourseProgress(cells: Cells, { dateFormat }: { dateFormat: DateFormat }, now: Date): NormalisedCourseProgress {
  const problems: RowProblem[] = []
  const percent = readPercent(cells, problems)
  const told = readWord(cells, "status", "status", statuses, "enrolled, in_progress, completed and dropped", problems)
  const [hasStatus, hasPercent] = [readText(cells, "status") !== null, readText(cells, "progress_percent") !== null]
  if (!hasStatus && !hasPercent) problems.push(rowProblem("status", null, "REQUIRED", "The row tells neither a status nor a progress."))
  const status = hasStatus ? told : percent === null ? null : statusOf(percent)
  const draft: Draft<CourseProgress> = {
    externalId: limitText(readText(cells, "progress_id"), "progress_id", "enrolment's id", 200, problems),
    ...readCourse(cells, problems),
    attempt: readAttempt(cells, problems),
    percent: hasPercent ? percent : status === "COMPLETED" ? 100 : status === "ENROLLED" ? 0 : null,
    status,
    reportedAt: readDate(cells, "updated_at", "day of the report", dateFormat, now, problems),
  }
  const required = ["userEmail", "provider", "courseId", "courseName", "attempt", "status", "reportedAt"] as const
  return problems.length === 0 && isComplete<CourseProgress, (typeof required)[number]>(draft, required)
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}

const statusOf = (percent: number): CourseStatus => (percent === 0 ? "ENROLLED" : percent === 100 ? "COMPLETED" : "IN_PROGRESS")

/** Part percents are rounded down: 99.6 is not done. */
function readPercent(cells: Cells, problems: RowProblem[]): number | null {
  const text = readText(cells, "progress_percent")
  if (text === null) return null
  const value = percentShape.test(text) ? Number(text.replace(/ ?%$/, "").replace(",", ".")) : null
  if (value !== null && value <= 100) return Math.floor(value)
  const code = value === null ? "NUMBER_INVALID" : "NUMBER_OUT_OF_RANGE"
  problems.push(rowProblem("progress_percent", text, code, `The progress "${text.slice(0, 80)}" is not a number from 0 to 100.`))
  return null
}
