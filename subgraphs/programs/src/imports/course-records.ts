import type { Tx } from "../data/database.ts"
import type { Course } from "../domain/read-course.ts"
import { enrolSeen } from "./enrol-seen.ts"
import type { Identity, PreparedRow } from "./target.ts"

/** Whoever takes a course is a participant. */
export const identityOfCourse = ({ userEmail, userName }: Course): Identity[] => [{ email: userEmail, name: userName, kind: "PARTICIPANT" }]

/** What all records of courses show in a preview. */
export const previewCourse = (draft: { [K in keyof Course]?: Course[K] | undefined }): Record<string, string | null> => ({
  user_email: draft.userEmail ?? null,
  user_name: draft.userName ?? null,
  provider: draft.provider ?? null,
  course_id: draft.courseId ?? null,
  course_name: draft.courseName ?? null,
  program_ref: draft.programRef ?? null,
})

/** The values of the columns all tables of courses begin with. */
export const courseValues = ({ value, programId, personOf }: PreparedRow<Course>) => [
  programId,
  personOf(value.userEmail),
  value.provider,
  value.courseId,
  value.courseName,
]

/** Enrols learners in the programme a row names, since the day it tells of. */
export const enrolInCourses = <Row extends Course>(
  tx: Tx,
  companyId: string,
  rows: PreparedRow<Row>[],
  atOf: (row: Row) => string,
): Promise<void> =>
  enrolSeen(
    tx,
    companyId,
    rows.map(({ value, programId, personOf }) => ({
      programId,
      personId: personOf(value.userEmail),
      kind: "PARTICIPANT",
      at: atOf(value),
    })),
  )
