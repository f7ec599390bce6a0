import type { CompanyResolvers } from "../generated/resolvers.ts"
import { pageOfMatches } from "../pages/matches.ts"
import { pageOfImports } from "../pages/imports.ts"
import { listMappings } from "../pages/mapping-versions.ts"
import { pageOfPrograms } from "../pages/programs.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  programs: (_company, args, context) => pageOfPrograms(context, args),
  mappingVersions: (_company, { source }, context) => listMappings(context, source),
  buddyMatches: (_company, args, context) => pageOfMatches(context, null, args),
  imports: (_company, args, context) => pageOfImports(context, args),
}
