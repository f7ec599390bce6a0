import { toPeriod } from "@teei/domain/period"
import type { ProgramsContext } from "../context.ts"
import type { ImportRow } from "../data/rows.ts"
import { forecastImport } from "../imports/forecast-import.ts"

/** What committing an import would do, in the graph's form. */
export async function forecastOf(context: ProgramsContext, row: ImportRow) {
  const forecast = await forecastImport(context, row)
  if (forecast === null) return null
  const parsed = forecast.period && toPeriod(forecast.period)
  return { ...forecast, period: parsed?.ok ? parsed.period : null }
}
