import { CEFR_LEVELS, type CefrLevel } from "@teei/domain/cefr"
import { fault, inTenant } from "@teei/subgraph-kit"
import type { OutcomesContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import {
  type FactToRecord,
  type MovedKey,
  distinctKeys,
  nextInstant,
  recordSessions,
  refreshCells,
  updateCells,
  withdrawSessions,
} from "../data/record-sessions.ts"
import type { ImpactScope } from "../data/rows.ts"
import { METRIC_KEYS, type MetricKey } from "../domain/definitions.ts"
import type { FigureResult } from "../domain/figures.ts"
import { readScopes } from "../loaders.ts"
import { resultOf } from "./compute-figure.ts"
import { toScope } from "./to-scope.ts"

export type ForecastSession = {
  sessionId: string
  programId: string
  kind: string
  occurredAt: Date
  minutes: number
  rating?: { toString(): string } | null | undefined
  level?: string | null | undefined
  participantId: string
  volunteerId: string
}

type Line = { metric: MetricKey; unit: string; before: string | null; after: string | null; reason: string | null }
export type Forecast = { start: string | null; end: string | null; figures: Line[] }

const mostSessions = 50_000

/** Carries the answer out of the transaction that must not stand. */
class TriedOut extends Error {
  readonly forecast: Forecast
  constructor(forecast: Forecast) {
    super("tried out")
    this.forecast = forecast
  }
}

/**
 * The headline figures as they are and as they would be, by doing it and taking it back: the same statements that will do it in earnest, in a transaction that
 * is rolled back.
 */
export async function forecast(
  context: OutcomesContext,
  sessions: readonly ForecastSession[],
  withdrawn: readonly string[],
): Promise<Forecast> {
  if (sessions.length > mostSessions) throw fault("INVALID", `${sessions.length} sessions were given; allowed are ${mostSessions}.`)
  const companyId = context.companyId()
  try {
    await inTenant(context.database, companyId, async (tx) => {
      throw new TriedOut(await tryOut(tx, context, companyId, sessions, withdrawn))
    })
  } catch (error) {
    if (error instanceof TriedOut) return error.forecast
    throw error
  }
  throw new Error("a transaction that was to be rolled back was not")
}

async function tryOut(
  tx: Tx,
  context: OutcomesContext,
  companyId: string,
  sessions: readonly ForecastSession[],
  withdrawn: readonly string[],
): Promise<Forecast> {
  // Later than anything told: what is tried out is never overtaken.
  const toldAt = new Date(context.clock().getTime() + 60_000).toISOString()
  const at = await nextInstant(tx, context.clock())
  // Which months move is known only afterwards, and the numbers before only before: so it is done twice, the first time to find the months.
  await tx.$executeRawUnsafe("savepoint untouched")
  const moved = await apply(tx, companyId, at, sessions, withdrawn, toldAt)
  if (moved.length === 0) return { start: null, end: null, figures: [] }
  const scope = scopeOf(companyId, moved)
  const after = await resultsOf(tx, companyId, scope)
  await tx.$executeRawUnsafe("rollback to savepoint untouched")
  const before = await resultsOf(tx, companyId, scope)
  const figures = METRIC_KEYS.map((metric, index) => toLine(metric, before[index] as FigureResult, after[index] as FigureResult))
  return { start: scope.period.start, end: scope.period.end, figures }
}

async function apply(
  tx: Tx,
  companyId: string,
  at: Date,
  sessions: readonly ForecastSession[],
  withdrawn: readonly string[],
  toldAt: string,
): Promise<MovedKey[]> {
  const facts = sessions.map((session, index) => toFact(session, index, toldAt))
  const moved = await updateCells(tx, companyId, at, await recordSessions(tx, companyId, at, facts))
  const left = await withdrawSessions(
    tx,
    companyId,
    new Date(at.getTime() + 1),
    withdrawn.map((sessionId) => ({ sessionId, toldAt })),
  )
  if (left.length > 0) await refreshCells(tx, companyId, left)
  return distinctKeys([...moved, ...left])
}

const toFact = ({ level, rating, occurredAt, ...session }: ForecastSession, row: number, toldAt: string): FactToRecord => ({
  ...session,
  occurredAt: occurredAt.toISOString(),
  rating: rating?.toString() ?? null,
  level: level ? CEFR_LEVELS.indexOf(level as CefrLevel) + 1 : null,
  importId: "",
  row,
  toldAt,
})

/** The months that move, at most the last five years of them. */
function scopeOf(companyId: string, moved: MovedKey[]): ImpactScope {
  const months = moved.map(({ month }) => month).sort()
  const last = new Date(months.at(-1) ?? "")
  const earliest = new Date(Date.UTC(last.getUTCFullYear() - 5, last.getUTCMonth() + 1, 1)).toISOString().slice(0, 10)
  const start = [months[0] ?? "", earliest].sort().at(-1) ?? ""
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
  return toScope(companyId, { start, end }, null)
}

async function resultsOf(tx: Tx, companyId: string, scope: ImpactScope): Promise<FigureResult[]> {
  const [facts] = await readScopes(tx, companyId, [scope])
  if (!facts) throw new Error("measures were not read for a scope that was asked for")
  return METRIC_KEYS.map((metric) => resultOf(metric, facts, scope))
}

const toLine = (metric: MetricKey, before: FigureResult, after: FigureResult): Line => ({
  metric,
  unit: after.unit,
  before: before.value,
  after: after.value,
  reason: after.reason ?? before.reason,
})
