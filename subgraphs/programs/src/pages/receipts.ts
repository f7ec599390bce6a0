import { decodeTimeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type ReceiptConditions, countReceipts, listReceipts } from "../data/receipts.ts"
import type { ReceiptPage } from "../data/rows.ts"
import type { CompanyWebhookReceiptsArgs } from "../generated/resolvers.ts"

/** A page of the company's deliveries, latest first. */
export async function pageOfReceipts(context: ProgramsContext, args: CompanyWebhookReceiptsArgs): Promise<ReceiptPage> {
  const first = pageSize(args.first ?? 25)
  const before = decodeTimeCursor(args.after)
  const conditions = toConditions(args.filter)
  const rows = await context.read((tx) => listReceipts(tx, conditions, before, first + 1))
  return {
    ...toConnection(rows, first, before !== null, ({ receivedAt, id }) => encodeCursor([receivedAt.toISOString(), id])),
    totalCount: () => context.read((tx) => countReceipts(tx, conditions)),
  }
}

function toConditions(filter: CompanyWebhookReceiptsArgs["filter"]): ReceiptConditions {
  const bounds = Object.entries(filter?.receivedAt ?? {}).flatMap(([name, bound]) =>
    bound instanceof Date ? [[name === "eq" ? "equals" : name, bound]] : [],
  )
  return {
    source: filter?.source ?? undefined,
    status: filter?.status ?? undefined,
    receivedAt: bounds.length > 0 ? Object.fromEntries(bounds) : undefined,
  }
}
