import { type PeriodInput, toPeriod } from "@teei/domain/period"
import { fault, isId } from "@teei/subgraph-kit"
import type { ImpactScope } from "../data/rows.ts"

/** What an operation asks about; throws INVALID naming the field, the value and what is allowed. */
export function toScope(
  companyId: string,
  period: PeriodInput,
  filter: { programIds?: readonly string[] | null | undefined } | null | undefined,
): ImpactScope {
  const parsed = toPeriod(period)
  if (!parsed.ok) throw fault("INVALID", parsed.error.message, { field: ["period", ...parsed.error.field], allowed: parsed.error.allowed })
  const ids = filter?.programIds ?? null
  if (ids !== null && (ids.length < 1 || ids.length > 100))
    throw fault("INVALID", `\`filter.programIds\` names ${ids.length} programmes; allowed are 1 to 100.`)
  const stranger = ids?.find((id) => !isId("prg", id))
  if (stranger !== undefined)
    throw fault("INVALID", `\`filter.programIds\` holds "${stranger.slice(0, 80)}", which is not the id of a programme.`)
  return { companyId, period: parsed.period, programIds: ids === null ? null : [...new Set(ids)].sort(), at: null }
}
