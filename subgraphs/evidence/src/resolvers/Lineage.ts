import type { LineageResolvers } from "../generated/resolvers.ts"
import { pageBehindFigure, toLineage } from "../lists.ts"

export const Lineage: LineageResolvers = {
  __resolveReference: async (reference, { viewer }) => toLineage(reference, viewer.companyId),
  evidence: (lineage, page, context) => pageBehindFigure(context, lineage, page),
}
