import { listSources } from "../data/sources.ts"
import { findFigure } from "../figures/find-figure.ts"
import type { LineageResolvers } from "../generated/resolvers.ts"

export const Lineage: LineageResolvers = {
  __resolveReference: async ({ figureId }, context) => {
    const figure = await findFigure(context, figureId)
    return figure && { figureId, figure }
  },
  formula: ({ figure }) => figure.definition.formula,
  steps: ({ figure }) => figure.result.steps,
  definition: ({ figure }) => figure.definition,
  excluded: ({ figure }) => figure.result.excluded,
  // What is withheld must not be told by the number of rows behind it.
  sources: ({ figure: { result, scope } }, _args, context) =>
    result.status === "SUPPRESSED"
      ? []
      : context.read((tx) =>
          listSources(tx, { start: scope.period.start, end: `${scope.period.end.slice(0, 7)}-01`, programIds: scope.programIds }, scope.at),
        ),
}
