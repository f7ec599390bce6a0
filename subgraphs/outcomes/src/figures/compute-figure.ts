import { encodeFigureId } from "@teei/domain/figure-id"
import type { OutcomesContext } from "../context.ts"
import type { FigureValue, ImpactScope } from "../data/rows.ts"
import { assumptionsFor } from "../domain/assumptions.ts"
import { type MetricKey, definitionOf } from "../domain/definitions.ts"
import { type FigureResult, toFigure } from "../domain/figures.ts"
import type { ScopeFacts } from "../loaders.ts"
import { toMeasures } from "./to-measures.ts"

/** Computes a figure from what is recorded, or was at the scope's instant. */
export async function computeFigure(context: OutcomesContext, metricKey: MetricKey, scope: ImpactScope): Promise<FigureValue> {
  const facts = await context.load.facts.load(scope)
  const result = resultOf(metricKey, facts, scope)
  return { metricKey, scope, definition: definitionOf(metricKey), result, asOf: scope.at ?? stateOf(metricKey, facts, scope) }
}

/** The number itself, from what was read for its scope. */
export function resultOf(metricKey: MetricKey, { company, raw, costs }: ScopeFacts, scope: ImpactScope): FigureResult {
  const assumptions = company && assumptionsFor(company.country, company.currency)
  return toFigure(metricKey, toMeasures(raw, costs, scope), assumptions)
}

/**
 * The instant the last contributing fact was recorded. SROI and VIS measure gains from a first level that may lie before the period, so that every month
 * up to its end contributes; SROI also rests on what programmes cost.
 */
function stateOf(metricKey: MetricKey, { raw, costs }: ScopeFacts, { programIds }: ImpactScope): Date | null {
  const { changedAt, changedUpToEnd } = raw.sums
  if (changedUpToEnd === null || (metricKey !== "SROI" && metricKey !== "VIS")) return changedAt
  if (metricKey === "VIS") return changedUpToEnd
  const relevant = costs.filter(({ programId }) => programIds === null || programIds.includes(programId))
  return new Date(Math.max(changedUpToEnd.getTime(), ...relevant.map(({ recordedAt }) => recordedAt.getTime())))
}

/** The figure's id, which pins the state of the data: asked for again, it gives the same number. */
export const figureIdOf = ({ metricKey, scope, definition, asOf }: FigureValue): string =>
  encodeFigureId({
    companyId: scope.companyId,
    metric: metricKey,
    start: scope.period.start,
    end: scope.period.end,
    programIds: scope.programIds,
    version: definition.version,
    asOf: asOf?.toISOString() ?? null,
  })
