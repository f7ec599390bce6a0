import { forbidden } from "@teei/subgraph-kit"
import type { ProfileContext } from "./context.ts"
import { enterCompany } from "./data/database.ts"
import { listMembershipsOfAccount } from "./data/memberships.ts"
import type { CompanyRow, MembershipRow, UserRow } from "./data/rows.ts"

/** The account of a membership. It is there as long as the membership is. */
export async function userOf({ load }: ProfileContext, { userId }: MembershipRow): Promise<UserRow> {
  const user = await load.user.load(userId)
  if (!user) throw forbidden()
  return user
}

/** The company of a membership: the operation's, or one that came with the viewer's own memberships. */
export async function companyOf({ load }: ProfileContext, { company, companyId }: MembershipRow): Promise<CompanyRow> {
  const found = company ?? (await load.company.load(companyId))
  if (!found) throw forbidden()
  return found
}

/** Every membership of the viewer's account, longest-standing first; none for an internal service. */
export const membershipsOf = ({ database }: ProfileContext, userId: string | null): Promise<MembershipRow[]> =>
  userId === null
    ? Promise.resolve([])
    : database.transaction(async (tx) => {
        await enterCompany(tx, "")
        return listMembershipsOfAccount(tx, userId)
      })
