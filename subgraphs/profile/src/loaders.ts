import { type BaseContext, createRowLoader } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import { listVisibleUsers } from "./data/accounts.ts"
import { listCompaniesById } from "./data/companies.ts"
import { enterCompany, type Tx } from "./data/database.ts"
import { listMembershipsById } from "./data/memberships.ts"
import { type MilestoneRow, listMilestones } from "./data/milestones.ts"
import { listExternalRefs, listPeopleById } from "./data/people.ts"
import type { UserRow } from "./data/rows.ts"
import { createPiiLoader } from "./personal-data.ts"

/** Per-operation loaders: many fields, one statement. */
export const createLoaders = (context: BaseContext<Tx>) => ({
  company: createRowLoader(context, "com", listCompaniesById),
  membership: createRowLoader(context, "mem", listMembershipsById),
  person: createRowLoader(context, "per", listPeopleById),
  pii: createPiiLoader(context),
  externalRefs: new DataLoader((ids: readonly string[]) => loadExternalRefs(context, ids)),
  milestones: new DataLoader((ids: readonly string[]) => loadMilestones(context, ids)),
  user: new DataLoader((ids: readonly string[]) => loadUsers(context, ids)),
})

export type Loaders = ReturnType<typeof createLoaders>

async function loadExternalRefs(context: BaseContext<Tx>, personIds: readonly string[]): Promise<{ system: string; id: string }[][]> {
  const refs = Map.groupBy(await context.read((tx) => listExternalRefs(tx, [...personIds])), ({ personId }) => personId)
  return personIds.map((id) => (refs.get(id) ?? []).map((ref) => ({ system: ref.system, id: ref.id })))
}

async function loadMilestones(context: BaseContext<Tx>, personIds: readonly string[]): Promise<MilestoneRow[][]> {
  const milestones = Map.groupBy(await context.read((tx) => listMilestones(tx, [...personIds])), ({ personId }) => personId)
  return personIds.map((id) => milestones.get(id) ?? [])
}

/** The viewer's own account can be read before a company is picked, so this read does not ask for one. */
async function loadUsers({ database, viewer }: BaseContext<Tx>, ids: readonly string[]): Promise<(UserRow | null)[]> {
  const rows = await database.transaction(async (tx) => {
    await enterCompany(tx, viewer.companyId ?? "")
    return listVisibleUsers(tx, viewer.userId, [...ids])
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}
