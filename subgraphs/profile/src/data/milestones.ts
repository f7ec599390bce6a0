import type { ActivityRow } from "./activities.ts"
import type { Tx } from "./database.ts"

export type MilestoneRow = { personId: string; name: MilestoneName; reachedAt: Date }
type MilestoneName =
  | "BUDDY_MATCHED"
  | "FIRST_LANGUAGE_SESSION"
  | "LANGUAGE_LEVEL_UP"
  | "FIRST_MENTORSHIP_SESSION"
  | "COURSE_ENROLLED"
  | "COURSE_COMPLETED"
  | "CREDENTIAL_EARNED"
  | "JOB_READY"

/** Milestones of any number of people, earliest first. */
export const listMilestones = (tx: Tx, personIds: string[]): Promise<MilestoneRow[]> =>
  tx.$queryRawUnsafe<MilestoneRow[]>(
    `select person_id as "personId", name, reached_at as "reachedAt" from milestone where person_id = any($1::text[]) order by reached_at, name`,
    personIds,
  )

/** Who was first seen doing what, and when. */
export const listFirstFacts = (tx: Tx, personIds: string[]): Promise<{ personId: string; fact: string; at: Date }[]> =>
  tx.$queryRawUnsafe(`select person_id as "personId", fact, at from first_fact where person_id = any($1::text[])`, personIds)

/** Notes first times of new activities; answers with those for whom one is new or earlier. Rows are written in order, so that batches wait instead of deadlocking. */
export async function noteFirstFacts(tx: Tx, added: ActivityRow[], except: string[], kinds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ personId: string }[]>(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb)
         as given (kind text, "participantId" text, "volunteerId" text, at timestamptz, "isActive" boolean, "languageLevel" text)
       where "isActive" and kind = any($3::text[])),
     seen as (
       select "participantId" as person_id, kind as fact, at from given
       union all select "volunteerId", kind, at from given
       union all select "participantId", 'LEVEL_' || "languageLevel", at from given where "languageLevel" is not null)
     insert into first_fact (company_id, person_id, fact, at)
     select app.company_id(), person_id, fact, min(at) from seen where person_id <> all ($2::text[]) group by person_id, fact order by person_id, fact
     on conflict (company_id, person_id, fact) do update set at = excluded.at where excluded.at < first_fact.at
     returning person_id as "personId"`,
    JSON.stringify(added),
    except,
    kinds,
  )
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Finds people's first times anew from all their activities. */
export async function recountFirstFacts(tx: Tx, personIds: string[], kinds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe("delete from first_fact where person_id = any($1::text[])", personIds)
  await tx.$executeRawUnsafe(
    `with seen as (
       select participant_id as person_id, kind as fact, at from activity where is_active and participant_id = any($1::text[])
       union all select volunteer_id, kind, at from activity where is_active and volunteer_id = any($1::text[])
       union all select participant_id, 'LEVEL_' || language_level, at from activity
         where is_active and participant_id = any($1::text[]) and language_level is not null)
     insert into first_fact (company_id, person_id, fact, at)
     select app.company_id(), person_id, fact, min(at) from seen where fact = any($2::text[]) or fact like 'LEVEL\\_%'
     group by person_id, fact order by person_id, fact`,
    personIds,
    kinds,
  )
}

/** Writes milestones, in place of what was known of them. */
export async function upsertMilestones(tx: Tx, milestones: MilestoneRow[]): Promise<void> {
  if (milestones.length === 0) return
  await tx.$executeRawUnsafe(
    `insert into milestone (company_id, person_id, name, reached_at)
     select app.company_id(), "personId", name, "reachedAt"
     from jsonb_to_recordset($1::jsonb) as given ("personId" text, name text, "reachedAt" timestamptz) order by 2, 3
     on conflict (company_id, person_id, name) do update set reached_at = excluded.reached_at`,
    JSON.stringify(milestones),
  )
}

export async function deleteMilestones(tx: Tx, milestones: { personId: string; name: string }[]): Promise<void> {
  if (milestones.length === 0) return
  await tx.$executeRawUnsafe(
    `delete from milestone using jsonb_to_recordset($1::jsonb) as given ("personId" text, name text)
     where milestone.person_id = given."personId" and milestone.name = given.name`,
    JSON.stringify(milestones),
  )
}
