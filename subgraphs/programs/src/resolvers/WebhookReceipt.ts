import { fresh } from "@teei/subgraph-kit"
import type { WebhookReceiptResolvers } from "../generated/resolvers.ts"

export const WebhookReceipt: WebhookReceiptResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.receipt.load(id)),
  source: ({ source }) => source as "KINTELL",
  status: ({ status }) => status as "PENDING",
  outcome: ({ outcome }) => outcome as "CREATED" | null,
  import: ({ importId }, _args, { load }) => (importId === null ? null : load.import.load(importId)),
  row: ({ rowNo }) => rowNo,
  processedAt: ({ status, processedAt }) => (status === "PROCESSED" ? processedAt : null),
  payload: ({ id }, _args, { load }) => load.payload.load(id),
}
