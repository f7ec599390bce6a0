import type { BaseContext } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import type { Tx } from "./data/database.ts"
import { countCounted } from "./data/import-effects.ts"
import { type CostFact, type RawMeasures, findCompanyFact, listCosts, readMeasures } from "./data/measures.ts"
import type { ImpactScope } from "./data/rows.ts"

/** What the figures of a scope are computed from. */
export type ScopeFacts = { raw: RawMeasures; costs: CostFact[]; company: { country: string; currency: string } | null }

/** Per-operation loaders: all scopes an operation asks about are read together. */
export function createLoaders(context: BaseContext<Tx>) {
  return {
    countedRows: new DataLoader<string, number>((ids) => context.read((tx) => countCounted(tx, ids))),
    facts: new DataLoader<ImpactScope, ScopeFacts, string>((scopes) => readFacts(context, scopes), { cacheKeyFn: scopeKey }),
  }
}

export type Loaders = ReturnType<typeof createLoaders>

export const scopeKey = ({ period, programIds, at }: ImpactScope): string => JSON.stringify([period.start, period.end, programIds, at])

/** One state of the data for all of it: a number and the instant it is dated by must not come from two. */
const readFacts = (context: BaseContext<Tx>, scopes: readonly ImpactScope[]): Promise<ScopeFacts[]> =>
  context.snapshot((tx) => readScopes(tx, context.companyId(), scopes))

/** What the figures of these scopes are computed from, as this transaction sees it. */
export async function readScopes(tx: Tx, companyId: string, scopes: readonly ImpactScope[]): Promise<ScopeFacts[]> {
  const byInstant = Map.groupBy(scopes, ({ at }) => at?.toISOString() ?? "")
  const company = await findCompanyFact(tx, companyId)
  const found = new Map<string, ScopeFacts>()
  for (const group of byInstant.values()) {
    const at = group[0]?.at ?? null
    const costs = await listCosts(tx, at)
    const buckets = group.map(({ period, programIds }) => ({ start: period.start, end: firstOfMonth(period.end), programIds }))
    const measures = await readMeasures(tx, buckets, at)
    group.forEach((scope, index) => {
      const raw = measures[index]
      if (raw) found.set(scopeKey(scope), { raw, costs, company })
    })
  }
  return scopes.map((scope) => found.get(scopeKey(scope)) ?? missing())
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`

function missing(): never {
  throw new Error("measures were not read for a scope that was asked for")
}
