import type { CompanyResolvers } from "../generated/resolvers.ts"
import { pageOfEvidence } from "../lists.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  evidence: (_company, page, context) => pageOfEvidence(context, page),
}
