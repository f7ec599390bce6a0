import type { QueryResolvers } from "../generated/resolvers.ts"

export const Query: QueryResolvers = {
  auditEntry: (_root, { id }, { load }) => load.auditEntry.load(id),
}
