import { figureIdOf } from "../figures/compute-figure.ts"
import { compareFigure } from "../figures/compare.ts"
import { findFigure } from "../figures/find-figure.ts"
import type { FigureResolvers } from "../generated/resolvers.ts"

export const Figure: FigureResolvers = {
  __resolveReference: async ({ id }, context) => findFigure(context, id),
  id: (figure) => figureIdOf(figure),
  metric: ({ definition }) => definition,
  value: ({ result }) => result.value,
  unit: ({ result }) => result.unit,
  status: ({ result }) => result.status,
  reason: ({ result }) => result.reason,
  n: ({ result }) => result.n,
  period: ({ scope }) => scope.period,
  change: (figure, { to }, context) => compareFigure(context, figure, to),
  lineage: (figure) => ({ figureId: figureIdOf(figure), figure }),
}
