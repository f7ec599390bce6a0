import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { upsertCompanyFact } from "../data/references.ts"

/** Keeps whose reference values apply to a company. */
export async function onCompaniesCreated({ tx, ...context }: HandlerContext<Tx>, events: EventOf<"company.created">[]): Promise<void> {
  for (const { data } of events) await upsertCompanyFact(tx, context.companyId(), data)
}
