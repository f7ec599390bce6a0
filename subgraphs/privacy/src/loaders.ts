import { type BaseContext, createRowLoader, isId } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import { listAuditEntriesById } from "./data/audit-entries.ts"
import { listConsentsById, listConsentsOf } from "./data/consents.ts"
import type { Tx } from "./data/database.ts"
import type { ConsentRow } from "./data/rows.ts"

/** Per-operation loaders: many fields, one statement. */
export const createLoaders = (context: BaseContext<Tx>) => ({
  auditEntry: createRowLoader(context, "aud", listAuditEntriesById),
  consent: createRowLoader(context, "con", listConsentsById),
  consentsOf: new DataLoader((personIds: readonly string[]) => loadConsentsOf(context, personIds)),
})

export type Loaders = ReturnType<typeof createLoaders>

async function loadConsentsOf(context: BaseContext<Tx>, personIds: readonly string[]): Promise<ConsentRow[][]> {
  const wanted = personIds.filter((id) => isId("per", id))
  const byPerson = Map.groupBy(await context.read((tx) => listConsentsOf(tx, wanted)), ({ personId }) => personId)
  return personIds.map((id) => byPerson.get(id) ?? [])
}
