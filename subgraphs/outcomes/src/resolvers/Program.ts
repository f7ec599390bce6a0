import { toScope } from "../figures/to-scope.ts"
import type { ProgramResolvers } from "../generated/resolvers.ts"

export const Program: ProgramResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  impact: ({ id }, { period }, context) => toScope(context.companyId(), period, { programIds: [id] }),
}
