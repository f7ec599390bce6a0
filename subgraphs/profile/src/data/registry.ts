import type { Tx } from "./database.ts"
import { newPseudonym } from "./pseudonym.ts"
import type { PersonKind } from "./rows.ts"

/**
 * Makes whoever else wants to add people to this company wait until this transaction ends. Two imports that meet the same new person then find the
 * one the first has made, instead of one failing or leaving a person behind that nobody refers to.
 */
export async function lockRegistry(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe("select pg_advisory_xact_lock(hashtextextended('profile.people|' || app.company_id(), 0))")
}

/** People by the names a system knows them under; names it does not know are not in the map. */
export async function findPersonIds(tx: Tx, system: string, externalIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRawUnsafe<{ externalId: string; personId: string }[]>(
    `select external_id as "externalId", person_id as "personId" from person_identity where system = $1 and external_id = any($2::text[])`,
    system,
    externalIds,
  )
  return new Map(rows.map(({ externalId, personId }) => [externalId, personId]))
}

/** Adds people, each under a pseudonym nobody in the company has yet. */
export async function insertPeople(tx: Tx, people: { id: string; kinds: PersonKind[] }[], firstSeenAt: Date): Promise<void> {
  let waiting = people
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt === 20) throw new Error(`no free pseudonym found for ${waiting.length} people`)
    const rows = waiting.map(({ id, kinds }) => ({ id, kinds, pseudonym: newPseudonym() }))
    const added = await tx.$queryRawUnsafe<{ id: string }[]>(
      `insert into person (company_id, id, pseudonym, kinds, first_seen_at)
       select app.company_id(), id, pseudonym, kinds, $2::timestamptz
       from json_to_recordset($1::json) as person (id text, pseudonym text, kinds text[])
       on conflict do nothing returning id`,
      JSON.stringify(rows),
      firstSeenAt.toISOString(),
    )
    const taken = new Set(added.map(({ id }) => id))
    waiting = waiting.filter(({ id }) => !taken.has(id))
  }
}

/** Notes names other systems know people under; a name that is known already stays with whom it belongs to. */
export async function insertIdentities(tx: Tx, identities: { system: string; externalId: string; personId: string }[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into person_identity (company_id, system, external_id, person_id)
     select app.company_id(), system, "externalId", "personId"
     from json_to_recordset($1::json) as identity (system text, "externalId" text, "personId" text)
     on conflict do nothing`,
    JSON.stringify(identities),
  )
}

/** Adds ways of taking part to those people have. Rows are locked in the order of ids, so that concurrent batches wait instead of deadlocking. */
export async function addKinds(tx: Tx, people: { id: string; kinds: PersonKind[] }[]): Promise<void> {
  if (people.length === 0) return
  await tx.$executeRawUnsafe(
    `with given as (select * from json_to_recordset($1::json) as given (id text, kinds text[])),
     locked as (
       select person.id, given.kinds from person join given on given.id = person.id
       where not person.kinds @> given.kinds order by person.id for no key update of person
     )
     update person set kinds = array(select distinct unnest(person.kinds || locked.kinds) order by 1)
     from locked where person.id = locked.id`,
    JSON.stringify(people),
  )
}
