import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readText } from "./read-cell.ts"
import { type WordList, readWord } from "./read-word.ts"
import { type Course, type Draft, isComplete, readCourse } from "./read-course.ts"
import { readPlannedDate } from "./read-planned-date.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

export type CredentialType = "CERTIFICATE" | "BADGE" | "DIPLOMA" | "TRANSCRIPT"

/** A credential ready to be stored. */
export type CourseCredential = Course & {
  /** The source's own id; null when it has none. */
  externalId: string | null
  type: CredentialType
  /** ISO instant in UTC. */
  issuedAt: string
  expiresAt: string | null
  credentialUrl: string | null
  verificationCode: string | null
}

export type NormalisedCourseCredential =
  | { ok: true; row: CourseCredential }
  | { ok: false; problems: RowProblem[]; draft: Draft<CourseCredential> }

const [longest, longestUrl, yearsAhead] = [200, 2_000, 50]

const types: WordList<CredentialType> = {
  certificate: "CERTIFICATE",
  "certificate of completion": "CERTIFICATE",
  "professional certificate": "CERTIFICATE",
  cert: "CERTIFICATE",
  сертифікат: "CERTIFICATE",
  sertifikat: "CERTIFICATE",
  kursbevis: "CERTIFICATE",
  badge: "BADGE",
  "open badge": "BADGE",
  "digital badge": "BADGE",
  бейдж: "BADGE",
  значок: "BADGE",
  merke: "BADGE",
  diploma: "DIPLOMA",
  диплом: "DIPLOMA",
  diplom: "DIPLOMA",
  vitnemål: "DIPLOMA",
  transcript: "TRANSCRIPT",
  виписка: "TRANSCRIPT",
  "виписка оцінок": "TRANSCRIPT",
  karakterutskrift: "TRANSCRIPT",
}

/** Turns a row's cells into a credential, or tells all of the row's problems at once. */
export function normaliseCourseCredential(cells: Cells, { dateFormat }: { dateFormat: DateFormat }, now: Date): NormalisedCourseCredential {
  const problems: RowProblem[] = []
  const text = (field: string, name: string) => limitText(readText(cells, field), field, name, longest, problems)
  const allowed = "certificate, badge, diploma and transcript"
  const type = readWord(cells, "credential_type", "type of credential", types, allowed, problems)
  const draft: Draft<CourseCredential> = {
    externalId: text("credential_id", "credential's id"),
    ...readCourse(cells, problems),
    type: type ?? (readText(cells, "credential_type") === null ? "CERTIFICATE" : null),
    issuedAt: readDate(cells, "issued_at", "day of issue", dateFormat, now, problems),
    expiresAt: readPlannedDate(cells, "expires_at", "day of expiry", dateFormat, now, yearsAhead, problems),
    credentialUrl: readUrl(cells, problems),
    verificationCode: text("verification_code", "verification code"),
  }
  if (draft.issuedAt !== null && draft.expiresAt !== null && draft.expiresAt < draft.issuedAt) {
    const message = "The day of expiry is before the day of issue."
    problems.push(rowProblem("expires_at", readText(cells, "expires_at"), "DATE_OUT_OF_RANGE", message))
  }
  const required = ["userEmail", "provider", "courseId", "courseName", "type", "issuedAt"] as const
  return problems.length === 0 && isComplete<CourseCredential, (typeof required)[number]>(draft, required)
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}

/** Its message repeats nothing of the address: where a credential is shown, its holder is named. */
function readUrl(cells: Cells, problems: RowProblem[]): string | null {
  const text = limitText(readText(cells, "credential_url"), "credential_url", "address of the credential", longestUrl, problems)
  if (text === null) return null
  const url = URL.parse(text)
  if (url !== null && ["https:", "http:"].includes(url.protocol)) return text
  problems.push(
    rowProblem("credential_url", text, "VALUE_UNKNOWN", "The address of the credential does not begin with https:// or http://."),
  )
  return null
}
