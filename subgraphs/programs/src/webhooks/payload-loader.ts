import { type BaseContext, auditAll } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import type { Tx } from "../data/database.ts"
import { listBodies } from "../data/receipts.ts"

/** Reads payloads, which name people. Each one read is written down, once per operation, in the transaction of the read: no entry, no data. */
export const createPayloadLoader = (context: BaseContext<Tx>): DataLoader<string, string | null> =>
  new DataLoader(
    async (ids) => {
      const bodies = await context.read(async (tx) => {
        const found = await listBodies(tx, [...ids])
        await auditAll(
          tx,
          context.viewer,
          found.map(({ id }) => ({ action: "webhook.read-payload", outcome: "DONE", target: id })),
        )
        return found
      })
      const byId = new Map(bodies.map(({ id, body }) => [id, Buffer.from(body).toString("utf8")]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: 100 },
  )
