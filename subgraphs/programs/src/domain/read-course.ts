import { type Cells, limitText, readEmail, readRequired, readText } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** What every record of a course says. */
export type Course = {
  userEmail: string
  userName: string | null
  provider: string
  courseId: string
  courseName: string
  programRef: string | null
}

/** The same with null wherever a cell was absent or bad. */
export type Draft<Row> = { [K in keyof Row]: Row[K] | null }

const longest = 200

/** One spelling for providers with adapters of their own, so that a file and a delivery of one provider meet. */
const providers: Readonly<Record<string, string>> = { ecornell: "eCornell", "e-cornell": "eCornell", "it's learning": "itslearning" }

/** Reads who, where and which course; adds what is wrong to `problems`. */
export function readCourse(cells: Cells, problems: RowProblem[]): Draft<Course> {
  const text = (field: string, name: string) => limitText(readText(cells, field), field, name, longest, problems)
  const provider = limitText(readRequired(cells, "provider", "provider", problems), "provider", "provider", longest, problems)
  const [courseId, courseName] = [text("course_id", "course id"), text("course_name", "course name")]
  if (readText(cells, "course_id") === null && readText(cells, "course_name") === null) {
    problems.push(rowProblem("course_id", null, "REQUIRED", "The row names no course; it needs an id or a name."))
  }
  return {
    userEmail: readEmail(cells, "user_email", "learner's e-mail address", problems),
    userName: text("user_name", "learner's name"),
    provider: provider && (providers[provider.toLowerCase()] ?? (provider.toLowerCase() === "itslearning" ? "itslearning" : provider)),
    courseId: courseId ?? courseName,
    courseName: courseName ?? courseId,
    programRef: text("program_ref", "programme reference"),
  }
}

/** Which time somebody takes the course; 1 when it is not said. */
export function readAttempt(cells: Cells, problems: RowProblem[]): number | null {
  const text = readText(cells, "attempt")
  if (text === null) return 1
  const attempt = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (attempt >= 1 && attempt <= 100) return attempt
  problems.push(
    rowProblem("attempt", text, "NUMBER_OUT_OF_RANGE", `The attempt "${text.slice(0, 80)}" is not a whole number from 1 to 100.`),
  )
  return null
}

/** True when nothing of these is missing. */
export const isComplete = <Row extends object, Key extends keyof Row>(
  draft: Draft<Row>,
  required: readonly Key[],
): draft is Row & Draft<Row> => required.every((key) => draft[key] !== null)

/** What stands for a record of a course that has no id of its own. Providers and courses are compared without case. */
export const courseKey = ({ provider, courseId }: Pick<Course, "provider" | "courseId">, person: string, rest: string | number): string =>
  `${provider.toLowerCase()}/${courseId.toLowerCase()}/${person}#${rest}`
