import type { LineageResolvers } from "../generated/resolvers.ts"
import { pageBehindFigure, toLineage } from "../lists.ts"

export const Lineage: LineageResolvers = {
  __resolveReference: async ({ figureId }, { viewer }) => toLineage(figureId, viewer.companyId),
  evidence: ({ figure }, page, context) => pageBehindFigure(context, figure, page),
}
