import { type BaseContext, audit, auditAll, fault } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import type { Tx } from "./data/database.ts"
import { listPii } from "./data/pii.ts"
import type { PiiRow } from "./data/rows.ts"
import { createVault } from "./data/vault.ts"

/** Reads what names people in life. Each person read is written down, once per operation, in the transaction of the read: no entry, no data. */
export const createPiiLoader = (context: BaseContext<Tx>): DataLoader<string, PiiRow | null> =>
  new DataLoader(
    async (ids) => {
      const rows = await context.read(async (tx) => {
        const found = await listPii(tx, createVault(context.secrets.people), context.companyId(), [...ids])
        await auditAll(
          tx,
          context.viewer,
          found.map(({ id }) => ({ action: "person.read-pii", outcome: "DONE", target: id })),
        )
        return found
      })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: 1000 },
  )

/** The most people whose names are asked for in one call. */
const maxNames = 10_000

/** What people are called, for another subgraph that takes names out of texts. One audit entry a call, over all ids. Unknown ids are left out. */
export async function readNames(context: BaseContext<Tx>, personIds: string[]): Promise<{ personId: string; names: string[] }[]> {
  if (personIds.length > maxNames) throw fault("INVALID", `${personIds.length} people were asked for; allowed are ${maxNames}.`)
  const rows = await context.read(async (tx) => {
    await audit(tx, context.viewer, { action: "person.read-names", outcome: "DONE", target: null, after: [...personIds].sort() })
    return listPii(tx, createVault(context.secrets.people), context.companyId(), personIds)
  })
  return rows.map(({ id, name }) => ({ personId: id, names: name === null ? [] : [name] }))
}
