import { fresh } from "@teei/subgraph-kit"
import type { CompanyResolvers } from "../generated/resolvers.ts"
import { pageOfMemberships, pageOfPeople } from "../lists.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer, load }) => (id === viewer.companyId ? fresh(await load.company.load(id)) : null),
  memberships: ({ id }, page, context) => pageOfMemberships(context, id, page),
  people: ({ id }, page, context) => pageOfPeople(context, id, page),
}
