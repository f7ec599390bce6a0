import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { PersonKind, PersonRow } from "./rows.ts"

export type PersonCondition = {
  kind?: PersonKind | null | undefined
  isBuddyMatched?: boolean | null | undefined
  /** At least (true) or fewer than (false) `sessions` language sessions. */
  languageSessions?: { isAtLeast: boolean; sessions: number } | null
}

const toWhere = ({ kind, isBuddyMatched, languageSessions }: PersonCondition): Prisma.PersonWhereInput => ({
  ...(kind && { kinds: { has: kind } }),
  ...(typeof isBuddyMatched === "boolean" && { isBuddyMatched }),
  ...(languageSessions && {
    languageSessions: languageSessions.isAtLeast ? { gte: languageSessions.sessions } : { lt: languageSessions.sessions },
  }),
})

/** First seen first: ids sort by the time they were made. */
export async function listPeoplePage(tx: Tx, condition: PersonCondition, limit: number, afterId: string | null): Promise<PersonRow[]> {
  const after = afterId === null ? {} : { id: { gt: afterId } }
  const rows = await tx.person.findMany({ where: { ...toWhere(condition), ...after }, orderBy: { id: "asc" }, take: limit })
  return rows.map(toRow)
}

export const countPeople = (tx: Tx, condition: PersonCondition): Promise<number> => tx.person.count({ where: toWhere(condition) })

export const listPeopleById = async (tx: Tx, ids: string[]): Promise<PersonRow[]> =>
  (await tx.person.findMany({ where: { id: { in: ids } } })).map(toRow)

/** Only `addPeople` and `addKinds` write kinds, and both take `PersonKind`. */
const toRow = (row: Omit<PersonRow, "kinds"> & { kinds: string[] }): PersonRow => ({ ...row, kinds: row.kinds as PersonKind[] })

/** Names of people in other systems, of any number of people; e-mail addresses, known as keyed hashes only, are left out. */
export const listExternalRefs = (tx: Tx, personIds: string[]): Promise<{ personId: string; system: string; id: string }[]> =>
  tx.$queryRawUnsafe(
    `select person_id as "personId", system, external_id as id from person_identity
     where person_id = any($1::text[]) and system <> 'email' order by system, external_id`,
    personIds,
  )
