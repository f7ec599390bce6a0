import { toScope } from "../figures/to-scope.ts"
import type { CompanyResolvers } from "../generated/resolvers.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  impact: ({ id }, { period, filter }) => toScope(id, period, filter),
}
