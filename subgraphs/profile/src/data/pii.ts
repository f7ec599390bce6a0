import type { Tx } from "./database.ts"
import type { PiiRow } from "./rows.ts"
import { openText, sealText, type Vault } from "./vault.ts"

type SealedRow = { id: string; wrappedKey: Uint8Array | null; email: Uint8Array | null; name: Uint8Array | null }

/** What names people in life, readable. A person whose key was destroyed has nothing that can be read. */
export async function listPii(tx: Tx, vault: Vault, companyId: string, ids: string[]): Promise<PiiRow[]> {
  const rows = await tx.$queryRawUnsafe<SealedRow[]>(
    `select person.id, wrapped_key as "wrappedKey", email, name from person
     left join person_key on person_key.company_id = person.company_id and person_key.person_id = person.id
     left join person_pii on person_pii.company_id = person.company_id and person_pii.person_id = person.id
     where person.id = any($1::text[])`,
    ids,
  )
  return rows.map(({ id, wrappedKey, email, name }) => {
    if (!wrappedKey) return { id, email: null, name: null }
    const key = vault.openKey(companyId, id, wrappedKey)
    const read = (field: "email" | "name", sealed: Uint8Array | null) => sealed && openText(key, { companyId, personId: id, field }, sealed)
    return { id, email: read("email", email), name: read("name", name) }
  })
}

/** Keeps what names new people, each under a new key of their own. */
export async function insertPii(tx: Tx, vault: Vault, companyId: string, people: PiiRow[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ id, email, name }) => {
    const { key, wrapped } = vault.createKey(companyId, id)
    const seal = (field: "email" | "name", text: string | null) =>
      text && sealText(key, { companyId, personId: id, field }, text).toString("base64")
    return { id, key: wrapped.toString("base64"), email: seal("email", email), name: seal("name", name) }
  })
  await tx.$executeRawUnsafe(
    `with given as (select * from json_to_recordset($1::json) as given (id text, key text, email text, name text)),
     keys as (insert into person_key (company_id, person_id, wrapped_key) select app.company_id(), id, decode(key, 'base64') from given)
     insert into person_pii (company_id, person_id, email, name)
     select app.company_id(), id, decode(email, 'base64'), decode(name, 'base64') from given`,
    JSON.stringify(rows),
  )
}

/** Fills in names where there was none. People whose key was destroyed stay nameless. */
export async function fillNames(tx: Tx, vault: Vault, companyId: string, people: { id: string; name: string }[]): Promise<void> {
  if (people.length === 0) return
  const nameless = await tx.$queryRawUnsafe<{ id: string; wrappedKey: Uint8Array }[]>(
    `select person_key.person_id as id, wrapped_key as "wrappedKey" from person_key
     join person_pii on person_pii.company_id = person_key.company_id and person_pii.person_id = person_key.person_id
     where person_key.person_id = any($1::text[]) and name is null`,
    people.map(({ id }) => id),
  )
  if (nameless.length === 0) return
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = nameless.map(({ id, wrappedKey }) => {
    const key = vault.openKey(companyId, id, wrappedKey)
    return { id, name: sealText(key, { companyId, personId: id, field: "name" }, names.get(id) ?? "").toString("base64") }
  })
  await tx.$executeRawUnsafe(
    `update person_pii set name = decode(given.name, 'base64')
     from json_to_recordset($1::json) as given (id text, name text) where person_id = given.id and person_pii.name is null`,
    JSON.stringify(rows),
  )
}
