import type { AdaptedRecord } from "./adapter.ts"

/** What learning platforms tell of: five events, whatever each calls them. */
export type CourseEvent = "ENROLLED" | "STARTED" | "PROGRESSED" | "COMPLETED" | "CERTIFIED"

type Cell = string | undefined

/** What a message says of a course, wherever it stands in its payload. */
export type CourseFacts = {
  email: Cell
  name?: Cell
  provider: Cell
  courseId: Cell
  courseName: Cell
  attempt?: Cell
  programRef?: Cell
  /** When the message was made. */
  at: Cell
  status?: Cell
  percent?: Cell
  completedAt?: Cell
  score?: Cell
  certificateId?: Cell
  certificateUrl?: Cell
  issuedAt?: Cell
  expiresAt?: Cell
}

/**
 * The records an event stands for: enrolment and start are progress, a completion is one and the end of the progress, a certificate is a credential.
 * A completion that brings its certificate along says both.
 */
export function toCourseRecords(event: CourseEvent, facts: CourseFacts): AdaptedRecord[] {
  const { email, name, provider, courseId, courseName, attempt, programRef } = facts
  const who = { user_email: email, user_name: name, provider, course_id: courseId, course_name: courseName, program_ref: programRef }
  const record = (source: string, cells: Record<string, Cell>): AdaptedRecord => ({
    source,
    cells: { ...who, ...cells },
    ratingScale: null,
  })
  const progress = (status: Cell, percent: Cell, at: Cell) =>
    record("COURSE_PROGRESS", { attempt, status, progress_percent: percent, updated_at: at })
  const completedAt = facts.completedAt ?? facts.at
  const credential = record("COURSE_CREDENTIALS", {
    credential_id: facts.certificateId,
    credential_type: "certificate",
    issued_at: facts.issuedAt ?? completedAt,
    expires_at: facts.expiresAt,
    credential_url: facts.certificateUrl,
  })
  switch (event) {
    case "ENROLLED":
      return [progress("enrolled", facts.percent, facts.at)]
    case "STARTED":
      return [progress("in_progress", facts.percent, facts.at)]
    case "PROGRESSED":
      return [progress(facts.status, facts.percent, facts.at)]
    case "COMPLETED": {
      const completion = { attempt, completed_at: completedAt, final_score: facts.score, credential_ref: facts.certificateId }
      const hasCertificate = facts.certificateId !== undefined || facts.certificateUrl !== undefined
      return [
        record("COURSE_COMPLETIONS", completion),
        progress("completed", "100", facts.at ?? completedAt),
        ...(hasCertificate ? [credential] : []),
      ]
    }
    case "CERTIFIED":
      return [credential]
  }
}
