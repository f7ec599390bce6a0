import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { SavedViewRow } from "./rows.ts"

/** What a person may see: their own and those shared inside the company. */
const visibleTo = (userId: string | null): Prisma.SavedViewWhereInput => ({
  OR: [...(userId === null ? [] : [{ ownerId: userId }]), { isShared: true }],
})

/** By name, ties by id. `after` is the position of the last view seen. */
export function listViewPage(
  tx: Tx,
  userId: string | null,
  limit: number,
  after: { name: string; id: string } | null,
): Promise<SavedViewRow[]> {
  const further: Prisma.SavedViewWhereInput[] = after
    ? [{ OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] }]
    : []
  return tx.savedView.findMany({ where: { AND: [visibleTo(userId), ...further] }, orderBy: [{ name: "asc" }, { id: "asc" }], take: limit })
}

export const listVisibleViews = (tx: Tx, userId: string | null, ids: string[]): Promise<SavedViewRow[]> =>
  tx.savedView.findMany({ where: { AND: [{ id: { in: ids } }, visibleTo(userId)] } })

/** Whatever the company has under this id, shared or not; for commands, which decide who may change it. */
export const findView = (tx: Tx, id: string): Promise<SavedViewRow | null> => tx.savedView.findFirst({ where: { id } })

/** Makes other changes of the same person's views wait until this transaction ends, so that two at once neither share a name nor pass the limit. */
export async function lockViewsOf(tx: Tx, ownerId: string): Promise<void> {
  await tx.$executeRawUnsafe(
    "select pg_advisory_xact_lock(hashtextextended('reporting.views|' || app.company_id() || '|' || $1, 0))",
    ownerId,
  )
}

export const countViewsOf = (tx: Tx, ownerId: string): Promise<number> => tx.savedView.count({ where: { ownerId } })

export const findViewNamed = (tx: Tx, ownerId: string, name: string): Promise<SavedViewRow | null> =>
  tx.savedView.findFirst({ where: { ownerId, name } })

/** Writes a view, in place of the one with its id. `params` must be plain JSON. */
export async function upsertView(tx: Tx, companyId: string, view: SavedViewRow): Promise<void> {
  const { id, ownerId, createdAt, ...rest } = view
  const content = { ...rest, params: view.params as Prisma.InputJsonObject }
  await tx.savedView.upsert({
    where: { companyId_id: { companyId, id } },
    create: { companyId, id, ownerId, createdAt, ...content },
    update: content,
  })
}

export async function deleteViewRow(tx: Tx, companyId: string, id: string): Promise<void> {
  await tx.savedView.delete({ where: { companyId_id: { companyId, id } } })
}
