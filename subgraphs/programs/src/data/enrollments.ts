import type { Tx } from "./database.ts"
import type { EnrollmentRow } from "./rows.ts"

export const listEnrollmentsById = (tx: Tx, ids: string[]): Promise<EnrollmentRow[]> =>
  tx.enrollment.findMany({ where: { id: { in: ids } } })

/** Enrolments of a programme or a person, oldest first, after an id. Ids sort by the time they were made. */
export const listEnrollments = (
  tx: Tx,
  of: { programId: string } | { personId: string },
  afterId: string | null,
  take: number,
): Promise<EnrollmentRow[]> =>
  tx.enrollment.findMany({ where: { ...of, ...(afterId === null ? {} : { id: { gt: afterId } }) }, orderBy: { id: "asc" }, take })

/** An enrolment as an import finds it: a person seen in a programme, first at some time. */
export type SeenEnrollment = { id: string; programId: string; personId: string; kind: "PARTICIPANT" | "VOLUNTEER"; at: string }

/** Enrols who is not yet; an earlier first activity moves the day of enrolment back. */
export async function upsertEnrollments(tx: Tx, companyId: string, seen: SeenEnrollment[]): Promise<void> {
  if (seen.length === 0) return
  await tx.$executeRawUnsafe(
    `insert into enrollment (company_id, id, program_id, person_id, kind, enrolled_at)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
     on conflict (company_id, program_id, person_id, kind) do update set enrolled_at = excluded.enrolled_at
     where excluded.enrolled_at < enrollment.enrolled_at`,
    companyId,
    seen.map(({ id }) => id),
    seen.map(({ programId }) => programId),
    seen.map(({ personId }) => personId),
    seen.map(({ kind }) => kind),
    seen.map(({ at }) => at),
  )
}

/** What enrols people, one select a kind of activity: company, programme, person, kind, when. */
const enrolling = [
  "select company_id, program_id, participant_id as person_id, 'PARTICIPANT' as kind, occurred_at as at from session",
  "select company_id, program_id, volunteer_id, 'VOLUNTEER', occurred_at from session",
  "select company_id, program_id, person_id, 'PARTICIPANT', completed_at from course_completion",
  "select company_id, program_id, person_id, 'PARTICIPANT', issued_at from course_credential",
  "select company_id, program_id, person_id, 'PARTICIPANT', reported_at from course_progress",
]

/** Brings enrolments in line with the activities there are: who has none left in a programme is not enrolled in it, and the first one says since when. */
export async function refreshEnrollments(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `with first as (
       select program_id, person_id, kind, min(at) as at from (${enrolling.join(" union all ")}) activity where company_id = $1 and program_id is not null
       group by program_id, person_id, kind),
     moved as (
       update enrollment e set enrolled_at = first.at from first
       where e.company_id = $1 and (e.program_id, e.person_id, e.kind) = (first.program_id, first.person_id, first.kind) and e.enrolled_at <> first.at)
     delete from enrollment e where e.company_id = $1
       and not exists (select from first where (first.program_id, first.person_id, first.kind) = (e.program_id, e.person_id, e.kind))`,
    companyId,
  )
}
