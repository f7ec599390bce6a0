import { fresh, hasRole } from "@teei/subgraph-kit"
import type { ConsentRecordResolvers } from "../generated/resolvers.ts"

export const ConsentRecord: ConsentRecordResolvers = {
  __resolveReference: async ({ id }, { viewer, load }) =>
    hasRole(viewer.role, "COMPANY_ADMIN") ? fresh(await load.consent.load(id)) : null,
}
