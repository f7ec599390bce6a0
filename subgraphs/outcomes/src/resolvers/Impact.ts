import { splitPeriod } from "@teei/domain/period"
import { encodeCursor } from "@teei/subgraph-kit"
import type { OutcomesContext } from "../context.ts"
import type { FigureValue, ImpactScope } from "../data/rows.ts"
import type { MetricKey } from "../domain/definitions.ts"
import { computeFigure } from "../figures/compute-figure.ts"
import type { ImpactResolvers } from "../generated/resolvers.ts"

const figure =
  (metric: MetricKey) =>
  (scope: ImpactScope, _args: unknown, context: OutcomesContext): Promise<FigureValue> =>
    computeFigure(context, metric, scope)

export const Impact: ImpactResolvers = {
  id: ({ companyId, period, programIds, at }) =>
    `ipt_${encodeCursor([companyId, period.start, period.end, ...(programIds ?? []), ...(at === null ? [] : [at.toISOString()])])}`,
  participants: figure("PARTICIPANTS"),
  volunteers: figure("VOLUNTEERS"),
  sessions: figure("SESSIONS"),
  volunteerHours: figure("VOLUNTEER_HOURS"),
  averageRating: figure("AVERAGE_RATING"),
  sroi: figure("SROI"),
  vis: figure("VIS"),
  trend: (scope, { metric, by }, context) =>
    Promise.all(splitPeriod(scope.period, by).map((period) => computeFigure(context, metric, { ...scope, period }))),
}
