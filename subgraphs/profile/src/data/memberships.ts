import { enterAccount, enterCompany, type Tx } from "./database.ts"
import { listCompaniesById } from "./companies.ts"
import type { MembershipRow, Role } from "./rows.ts"

const columns = `id, company_id as "companyId", user_id as "userId", role, since`

export const listMembershipsById = (tx: Tx, ids: string[]): Promise<MembershipRow[]> =>
  tx.$queryRawUnsafe<MembershipRow[]>(`select ${columns} from membership where id = any($1::text[])`, ids)

/** Longest-standing first. `after` is the position of the last membership seen. */
export const listMembershipPage = (tx: Tx, limit: number, after: { at: string; id: string } | null): Promise<MembershipRow[]> =>
  tx.$queryRawUnsafe<MembershipRow[]>(
    `select ${columns} from membership
     where $2::timestamptz is null or (since, id) > ($2::timestamptz, $3::text)
     order by since, id limit $1`,
    limit,
    after?.at ?? null,
    after?.id ?? null,
  )

export const findMembershipOf = async (tx: Tx, userId: string): Promise<MembershipRow | null> =>
  (await tx.$queryRawUnsafe<MembershipRow[]>(`select ${columns} from membership where user_id = $1`, userId))[0] ?? null

/** The account of the longest-standing administrator of the transaction's company. */
export async function findFirstAdminId(tx: Tx): Promise<string | null> {
  const sql = `select ${columns} from membership where role = 'COMPANY_ADMIN' order by since, id limit 1`
  return (await tx.$queryRawUnsafe<MembershipRow[]>(sql))[0]?.userId ?? null
}

/** Gives the account a role in the transaction's company, in place of the one it had, and notes the company with the account. */
export async function upsertMembership(tx: Tx, given: { id: string; userId: string; role: Role; since: Date }): Promise<MembershipRow> {
  const [row] = await tx.$queryRawUnsafe<MembershipRow[]>(
    `insert into membership (company_id, id, user_id, role, since) values (app.company_id(), $1, $2, $3, $4::timestamptz)
     on conflict (company_id, user_id) do update set role = excluded.role
     returning ${columns}`,
    given.id,
    given.userId,
    given.role,
    given.since.toISOString(),
  )
  if (!row) throw new Error(`no membership came of giving ${given.userId} a role`)
  await enterAccount(tx, given.userId)
  await tx.$executeRawUnsafe(
    "insert into account_grant (user_id, company_id) values ($1, app.company_id()) on conflict do nothing",
    given.userId,
  )
  return row
}

/** Every membership of an account, with its company. Goes from company to company, so nothing else may be read in the transaction afterwards. */
export async function listMembershipsOfAccount(
  tx: Tx,
  userId: string,
): Promise<(MembershipRow & { company: Required<MembershipRow>["company"] })[]> {
  await enterAccount(tx, userId)
  const grants = await tx.accountGrant.findMany({ where: { userId }, orderBy: { companyId: "asc" } })
  const memberships = []
  for (const { companyId } of grants) {
    await enterCompany(tx, companyId)
    const [company] = await listCompaniesById(tx, [companyId])
    const membership = await findMembershipOf(tx, userId)
    if (company && membership) memberships.push({ ...membership, company })
  }
  return memberships.sort((a, b) => a.since.getTime() - b.since.getTime())
}
