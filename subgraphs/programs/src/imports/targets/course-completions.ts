import { newId } from "@teei/subgraph-kit"
import { courseCompletionTable, listCompletionsById } from "../../data/courses.ts"
import type { CourseCompletionRow } from "../../data/rows.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { courseCompletionFields } from "../../domain/course-completions.ts"
import { type CourseCompletion, normaliseCourseCompletion } from "../../domain/normalise-course-completion.ts"
import { courseKey } from "../../domain/read-course.ts"
import { courseValues, enrolInCourses, identityOfCourse, previewCourse } from "../course-records.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"

/** Courses people completed. */
export const courseCompletions: ImportTarget<CourseCompletion> = {
  source: "COURSE_COMPLETIONS",
  system: "upskilling",
  fields: courseCompletionFields,
  needsProgram: false,
  tables: ["course_completion"],
  personalFields: ["user_email", "user_name"],
  normalise: normaliseCourseCompletion,
  keyOf: (row) => row.externalId ?? courseKey(row, row.userEmail, row.attempt),
  sameness: "The same learner, course and attempt stand",
  externalIdOf,
  subjectOf: ({ userEmail }) => userEmail ?? null,
  programRefOf: ({ programRef }) => programRef,
  identitiesOf: identityOfCourse,
  toPreview: (row) => {
    const draft = row as Partial<CourseCompletion>
    return {
      completion_id: draft.externalId ?? null,
      ...previewCourse(draft),
      completed_at: draft.completedAt ?? null,
      final_score: draft.finalScore ?? draft.grade ?? null,
      credential_ref: draft.credentialRef ?? null,
      attempt: draft.attempt?.toString() ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const companyId = context.companyId()
    const records = rows.map((prepared) => {
      const { attempt, completedAt, finalScore, grade, credentialRef } = prepared.value
      const values = [...courseValues(prepared), attempt, completedAt, finalScore, grade, credentialRef]
      return { id: newId("cco"), externalId: externalIdOf(prepared), row: prepared.row, values }
    })
    const written = await upsertRecords(tx, companyId, importId, system, courseCompletionTable, records)
    await enrolInCourses(tx, companyId, rows, ({ completedAt }) => completedAt)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: (
        await listCompletionsById(
          tx,
          written.map(({ id }) => id),
        )
      ).map(completed),
    }
  },
  retell: async (tx, ids) => (await listCompletionsById(tx, ids)).map(completed),
}

function externalIdOf({ value, personOf }: PreparedRow<CourseCompletion>): string {
  return value.externalId ?? courseKey(value, personOf(value.userEmail), value.attempt)
}

function completed({
  id,
  programId,
  personId,
  provider,
  courseId,
  attempt,
  completedAt,
  finalScore,
  importId,
  rowNo,
}: CourseCompletionRow) {
  return {
    type: "upskilling.course.completed" as const,
    data: {
      completionId: id,
      programId,
      personId,
      provider,
      courseId,
      attempt,
      completedAt: completedAt.toISOString(),
      finalScore: finalScore === null ? null : finalScore.toString(),
      importId,
      row: rowNo,
    },
    subjectRefs: [personId],
    causationId: `${importId}#${rowNo}`,
  }
}
