import { fresh } from "@teei/subgraph-kit"
import type { MembershipResolvers } from "../generated/resolvers.ts"
import { companyOf, userOf } from "../members.ts"

export const Membership: MembershipResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.membership.load(id)),
  user: (membership, _args, context) => userOf(context, membership),
  company: (membership, _args, context) => companyOf(context, membership),
}
