import { presentDefinitions } from "../domain/definitions.ts"
import { findFigure } from "../figures/find-figure.ts"
import { forecast } from "../figures/forecast.ts"
import { toScope } from "../figures/to-scope.ts"
import type { QueryResolvers } from "../generated/resolvers.ts"

export const Query: QueryResolvers = {
  figure: (_root, { id }, context) => findFigure(context, id),
  companyImpact: (_root, { companyId, period, filter }, { viewer }) =>
    companyId === viewer.companyId ? toScope(companyId, period, filter) : null,
  metricDefinitions: () => presentDefinitions(),
  _forecast: (_root, { sessions, withdrawn }, context) => forecast(context, sessions, withdrawn),
}
