import { newId } from "@teei/subgraph-kit"
import { courseProgressTable, listProgressById } from "../../data/courses.ts"
import type { CourseProgressRow } from "../../data/rows.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { courseProgressFields } from "../../domain/course-progress.ts"
import { type CourseProgress, normaliseCourseProgress } from "../../domain/normalise-course-progress.ts"
import { courseKey } from "../../domain/read-course.ts"
import { courseValues, enrolInCourses, identityOfCourse, previewCourse } from "../course-records.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"

/** How far people are in their courses. */
export const courseProgress: ImportTarget<CourseProgress> = {
  source: "COURSE_PROGRESS",
  system: "upskilling",
  fields: courseProgressFields,
  needsProgram: false,
  tables: ["course_progress"],
  personalFields: ["user_email", "user_name"],
  normalise: normaliseCourseProgress,
  keyOf: (row) => row.externalId ?? courseKey(row, row.userEmail, row.attempt),
  sameness: "The same learner, course and attempt stand",
  externalIdOf,
  subjectOf: ({ userEmail }) => userEmail ?? null,
  programRefOf: ({ programRef }) => programRef,
  identitiesOf: identityOfCourse,
  toPreview: (row) => {
    const draft = row as Partial<CourseProgress>
    return {
      progress_id: draft.externalId ?? null,
      ...previewCourse(draft),
      progress_percent: draft.percent?.toString() ?? null,
      status: draft.status ?? null,
      updated_at: draft.reportedAt ?? null,
      attempt: draft.attempt?.toString() ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const companyId = context.companyId()
    const records = rows.map((prepared) => {
      const { attempt, percent, status, reportedAt } = prepared.value
      const values = [...courseValues(prepared), attempt, percent, status, reportedAt]
      return { id: newId("cpr"), externalId: externalIdOf(prepared), row: prepared.row, values }
    })
    const written = await upsertRecords(tx, companyId, importId, system, courseProgressTable, records)
    await enrolInCourses(tx, companyId, rows, ({ reportedAt }) => reportedAt)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: (
        await listProgressById(
          tx,
          written.map(({ id }) => id),
        )
      ).map(updated),
    }
  },
  retell: async (tx, ids) => (await listProgressById(tx, ids)).map(updated),
}

function externalIdOf({ value, personOf }: PreparedRow<CourseProgress>): string {
  return value.externalId ?? courseKey(value, personOf(value.userEmail), value.attempt)
}

function updated({
  id,
  programId,
  personId,
  provider,
  courseId,
  attempt,
  percent,
  status,
  reportedAt,
  importId,
  rowNo,
}: CourseProgressRow) {
  return {
    type: "upskilling.progress.updated" as const,
    data: {
      progressId: id,
      programId,
      personId,
      provider,
      courseId,
      attempt,
      progressPercent: percent,
      status: status as CourseProgress["status"],
      updatedAt: reportedAt.toISOString(),
      importId,
      row: rowNo,
    },
    subjectRefs: [personId],
    causationId: `${importId}#${rowNo}`,
  }
}
