import type { Tx } from "./database.ts"
import type { CourseCompletionRow, CourseCredentialRow, CourseProgressRow } from "./rows.ts"
import type { RecordColumn, RecordTable } from "./upsert-records.ts"

const course: readonly RecordColumn[] = [
  { name: "program_id", type: "text", isOptional: true },
  { name: "person_id", type: "text" },
  { name: "provider", type: "text" },
  { name: "course_id", type: "text" },
  { name: "course_name", type: "text" },
]

export const courseCompletionTable: RecordTable = {
  name: "course_completion",
  columns: [
    ...course,
    { name: "attempt", type: "int" },
    { name: "completed_at", type: "timestamptz" },
    { name: "final_score", type: "numeric", isOptional: true },
    { name: "grade", type: "text", isOptional: true },
    { name: "credential_ref", type: "text", isOptional: true },
  ],
}

export const courseCredentialTable: RecordTable = {
  name: "course_credential",
  columns: [
    ...course,
    { name: "type", type: "text" },
    { name: "issued_at", type: "timestamptz" },
    { name: "expires_at", type: "timestamptz", isOptional: true },
    { name: "credential_url", type: "text", isOptional: true },
    { name: "verification_code", type: "text", isOptional: true },
  ],
}

/** An older report changes nothing: deliveries may come in any order. */
export const courseProgressTable: RecordTable = {
  name: "course_progress",
  columns: [
    ...course,
    { name: "attempt", type: "int" },
    { name: "percent", type: "int", isOptional: true },
    { name: "status", type: "text" },
    { name: "reported_at", type: "timestamptz" },
  ],
  unless: "excluded.reported_at < known.reported_at",
}

/** What a page of courses is about. */
export type CoursesOf = { programId: string } | { personId: string }

const after = (id: string | null) => (id === null ? {} : { id: { lt: id } })
const newest = { id: "desc" } as const

export const listCompletionsById = (tx: Tx, ids: string[]): Promise<CourseCompletionRow[]> =>
  tx.courseCompletion.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })
export const listCredentialsById = (tx: Tx, ids: string[]): Promise<CourseCredentialRow[]> =>
  tx.courseCredential.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })
export const listProgressById = (tx: Tx, ids: string[]): Promise<CourseProgressRow[]> =>
  tx.courseProgress.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })

/** Completed courses of a programme or a person, those brought last first, before an id. */
export const listCompletions = (tx: Tx, of: CoursesOf, beforeId: string | null, take: number): Promise<CourseCompletionRow[]> =>
  tx.courseCompletion.findMany({ where: { ...of, ...after(beforeId) }, orderBy: newest, take })

/** Credentials of a programme or a person, those brought last first, before an id. */
export const listCredentials = (tx: Tx, of: CoursesOf, beforeId: string | null, take: number): Promise<CourseCredentialRow[]> =>
  tx.courseCredential.findMany({ where: { ...of, ...after(beforeId) }, orderBy: newest, take })

/** Courses people of a programme, or a person, are enrolled in, those brought last first, before an id. */
export const listProgress = (tx: Tx, of: CoursesOf, beforeId: string | null, take: number): Promise<CourseProgressRow[]> =>
  tx.courseProgress.findMany({ where: { ...of, ...after(beforeId) }, orderBy: newest, take })
