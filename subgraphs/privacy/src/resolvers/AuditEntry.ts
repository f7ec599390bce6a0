import { fresh, hasRole } from "@teei/subgraph-kit"
import type { AuditEntryResolvers } from "../generated/resolvers.ts"

export const AuditEntry: AuditEntryResolvers = {
  __resolveReference: async ({ id }, { viewer, load }) =>
    hasRole(viewer.role, "COMPANY_ADMIN") ? fresh(await load.auditEntry.load(id)) : null,
  actor: ({ actorId }) => (actorId === null ? null : { id: actorId }),
}
