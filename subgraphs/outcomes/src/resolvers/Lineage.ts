import { findFigure } from "../figures/find-figure.ts"
import { sourcesOf } from "../figures/sources-of.ts"
import type { LineageResolvers } from "../generated/resolvers.ts"

export const Lineage: LineageResolvers = {
  __resolveReference: async ({ figureId }, context) => {
    const figure = await findFigure(context, figureId)
    return figure && { figureId, figure }
  },
  isWithheld: ({ figure }) => figure.result.status === "SUPPRESSED",
  formula: ({ figure }) => figure.definition.formula,
  steps: ({ figure }) => figure.result.steps,
  definition: ({ figure }) => figure.definition,
  excluded: ({ figure }) => figure.result.excluded,
  sources: ({ figure }, _args, context) => sourcesOf(context, figure),
}
