import { addMember } from "../commands/add-member.ts"
import { createCompany } from "../commands/create-company.ts"
import { resolvePeople } from "../commands/resolve-people.ts"
import type { MutationResolvers } from "../generated/resolvers.ts"
import { toPayload } from "@teei/subgraph-kit"

export const Mutation: MutationResolvers = {
  createCompany: async (_root, { input }, context) => toPayload("company", await createCompany(context, input)),
  addMember: async (_root, { input }, context) => toPayload("membership", await addMember(context, input)),
  _resolvePeople: (_root, { input }, context) => resolvePeople(context, input),
}
