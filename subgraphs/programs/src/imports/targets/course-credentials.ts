import { newId } from "@teei/subgraph-kit"
import { courseCredentialTable, listCredentialsById } from "../../data/courses.ts"
import type { CourseCredentialRow } from "../../data/rows.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { courseCredentialFields } from "../../domain/course-credentials.ts"
import { type CourseCredential, normaliseCourseCredential } from "../../domain/normalise-course-credential.ts"
import { courseKey } from "../../domain/read-course.ts"
import { courseValues, enrolInCourses, identityOfCourse, previewCourse } from "../course-records.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"

/** Certificates, badges, diplomas and transcripts people were given. */
export const courseCredentials: ImportTarget<CourseCredential> = {
  source: "COURSE_CREDENTIALS",
  system: "upskilling",
  fields: courseCredentialFields,
  needsProgram: false,
  tables: ["course_credential"],
  personalFields: ["user_email", "user_name", "credential_url", "verification_code"],
  normalise: normaliseCourseCredential,
  keyOf: (row) => row.externalId ?? courseKey(row, row.userEmail, row.type),
  sameness: "The same learner, course and type of credential stand",
  externalIdOf,
  subjectOf: ({ userEmail }) => userEmail ?? null,
  programRefOf: ({ programRef }) => programRef,
  identitiesOf: identityOfCourse,
  toPreview: (row) => {
    const draft = row as Partial<CourseCredential>
    return {
      credential_id: draft.externalId ?? null,
      ...previewCourse(draft),
      credential_type: draft.type ?? null,
      issued_at: draft.issuedAt ?? null,
      expires_at: draft.expiresAt ?? null,
      credential_url: draft.credentialUrl ?? null,
      verification_code: draft.verificationCode ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const companyId = context.companyId()
    const records = rows.map((prepared) => {
      const { type, issuedAt, expiresAt, credentialUrl, verificationCode } = prepared.value
      const values = [...courseValues(prepared), type, issuedAt, expiresAt, credentialUrl, verificationCode]
      return { id: newId("ccr"), externalId: externalIdOf(prepared), row: prepared.row, values }
    })
    const written = await upsertRecords(tx, companyId, importId, system, courseCredentialTable, records)
    await enrolInCourses(tx, companyId, rows, ({ issuedAt }) => issuedAt)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: (
        await listCredentialsById(
          tx,
          written.map(({ id }) => id),
        )
      ).map(issued),
    }
  },
  retell: async (tx, ids) => (await listCredentialsById(tx, ids)).map(issued),
}

function externalIdOf({ value, personOf }: PreparedRow<CourseCredential>): string {
  return value.externalId ?? courseKey(value, personOf(value.userEmail), value.type)
}

function issued({ id, programId, personId, provider, courseId, type, issuedAt, expiresAt, importId, rowNo }: CourseCredentialRow) {
  return {
    type: "upskilling.credential.issued" as const,
    data: {
      credentialId: id,
      programId,
      personId,
      provider,
      courseId,
      credentialType: type as CourseCredential["type"],
      issuedAt: issuedAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      importId,
      row: rowNo,
    },
    subjectRefs: [personId],
    causationId: `${importId}#${rowNo}`,
  }
}
