import type { CompanyResolvers } from "../generated/resolvers.ts"
import { pageOfViews } from "../lists.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  savedViews: (_company, page, context) => pageOfViews(context, page),
}
