import type { Database } from "@teei/subgraph-kit"
import { findUser } from "./data/accounts.ts"
import { findCompanyIdBySlug } from "./data/companies.ts"
import { enterCompany, type Tx } from "./data/database.ts"
import { findFirstAdminId, listMembershipsOfAccount } from "./data/memberships.ts"
import type { Role, UserRow } from "./data/rows.ts"

/** How an account is named: by id or address, which then must belong to `companySlug` where that is given; or only by the company, for its first administrator. */
export type AccountQuestion = { id?: string | null | undefined; email?: string | null | undefined; companySlug?: string | null | undefined }

/** An account and what it may do where. */
export type AccountRecord = { user: UserRow; grants: { companyId: string; companySlug: string; companyName: string; role: Role }[] }

/** Null when there is no such account, or it does not belong to the company named. */
export const findAccountRecord = (database: Database<Tx>, { id, email, companySlug }: AccountQuestion): Promise<AccountRecord | null> =>
  database.transaction(async (tx) => {
    const by = id ? { id } : email ? { email: email.trim().toLowerCase() } : await firstAdminOf(tx, companySlug)
    const user = by && (await findUser(tx, by))
    if (!user) return null
    const grants = (await listMembershipsOfAccount(tx, user.id)).map(({ company, role }) => ({
      companyId: company.id,
      companySlug: company.slug,
      companyName: company.name,
      role,
    }))
    return companySlug && !grants.some((grant) => grant.companySlug === companySlug) ? null : { user, grants }
  })

/** Which company a slug names; null for none. */
export const findCompanyId = (database: Database<Tx>, slug: string): Promise<string | null> =>
  database.transaction((tx) => findCompanyIdBySlug(tx, slug))

async function firstAdminOf(tx: Tx, slug: string | null | undefined): Promise<{ id: string } | null> {
  const companyId = slug ? await findCompanyIdBySlug(tx, slug) : null
  if (companyId === null) return null
  await enterCompany(tx, companyId)
  const id = await findFirstAdminId(tx)
  return id === null ? null : { id }
}
