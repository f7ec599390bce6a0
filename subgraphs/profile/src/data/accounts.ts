import type { Tx } from "./database.ts"
import type { UserRow } from "./rows.ts"

/** Accounts as a viewer may see them: the viewer's own, and those with a membership in the transaction's company. */
export const listVisibleUsers = (tx: Tx, viewerId: string | null, ids: string[]): Promise<UserRow[]> =>
  tx.$queryRawUnsafe<UserRow[]>(
    `select id, name, email, locale from user_account
     where id = any($1::text[]) and (id = $2 or exists (select from membership where membership.user_id = user_account.id))`,
    ids,
    viewerId,
  )

export const findUser = (tx: Tx, by: { id: string } | { email: string }): Promise<UserRow | null> =>
  tx.userAccount.findUnique({ where: by, select: { id: true, name: true, email: true, locale: true } })

/** The account with this address; made if there is none. One that is there keeps its own name and language. */
export async function ensureUser(tx: Tx, user: UserRow): Promise<UserRow> {
  await tx.$executeRawUnsafe(
    "insert into user_account (id, email, name, locale) values ($1, $2, $3, $4) on conflict (email) do nothing",
    user.id,
    user.email,
    user.name,
    user.locale,
  )
  return (await findUser(tx, { email: user.email })) ?? user
}
