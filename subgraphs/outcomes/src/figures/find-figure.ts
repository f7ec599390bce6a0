import { decodeFigureId } from "@teei/domain/figure-id"
import { toPeriod } from "@teei/domain/period"
import type { OutcomesContext } from "../context.ts"
import type { FigureValue } from "../data/rows.ts"
import { METRIC_KEYS, definitionOf } from "../domain/definitions.ts"
import { computeFigure } from "./compute-figure.ts"

/**
 * Computes a figure anew from its id; null for what is no figure of this company, whether it is another's or nobody's. An id that names a version
 * of the definition that is no longer applied answers null as well, rather than a number of another meaning.
 */
export async function findFigure(context: OutcomesContext, id: string): Promise<FigureValue | null> {
  const key = decodeFigureId(id)
  const metric = METRIC_KEYS.find((candidate) => candidate === key?.metric)
  if (key === null || metric === undefined || key.companyId !== context.companyId()) return null
  const parsed = toPeriod({ start: key.start, end: key.end })
  if (!parsed.ok || definitionOf(metric).version !== key.version) return null
  const at = key.asOf === null ? null : new Date(key.asOf)
  return computeFigure(context, metric, { companyId: key.companyId, period: parsed.period, programIds: key.programIds, at })
}
