import type { OutcomesContext } from "../context.ts"
import type { FigureValue } from "../data/rows.ts"
import { type SourceCount, listSources } from "../data/sources.ts"

/** The files a figure's facts came from. None for a withheld figure: what is withheld must not be told by the number of rows behind it. */
export async function sourcesOf(context: OutcomesContext, { result, scope, metricKey, asOf }: FigureValue): Promise<SourceCount[]> {
  if (result.status === "SUPPRESSED") return []
  const { period, programIds } = scope
  const bucket = { start: period.start, end: `${period.end.slice(0, 7)}-01`, programIds }
  return context.read((tx) => listSources(tx, bucket, asOf, metricKey === "SROI" || metricKey === "VIS"))
}
