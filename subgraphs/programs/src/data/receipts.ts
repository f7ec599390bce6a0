import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { ReceiptRow } from "./rows.ts"

/** A delivery to be stored; `body` is base64. */
export type ReceiptToStore = { id: string; source: string; deliveryId: string; body: string; bodySha256: string; bodyBytes: number }

/** Stores deliveries in one statement. Answers with the ids of those that are new: of two with the same key the first one is. */
export async function insertReceipts(tx: Tx, companyId: string, receivedAt: Date, receipts: ReceiptToStore[]): Promise<Set<string>> {
  if (receipts.length === 0) return new Set()
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `insert into webhook_receipt (company_id, received_at, next_try_at, id, source, delivery_id, body, body_sha256, body_bytes)
     select $1, $2::timestamptz, $2::timestamptz, id, source, delivery_id, decode(body, 'base64'), body_sha256, body_bytes
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[])
       as given (id, source, delivery_id, body, body_sha256, body_bytes)
     on conflict (company_id, source, delivery_id) do nothing returning id`,
    companyId,
    receivedAt.toISOString(),
    receipts.map(({ id }) => id),
    receipts.map(({ source }) => source),
    receipts.map(({ deliveryId }) => deliveryId),
    receipts.map(({ body }) => body),
    receipts.map(({ bodySha256 }) => bodySha256),
    receipts.map(({ bodyBytes }) => bodyBytes),
  )
  return new Set(rows.map(({ id }) => id))
}

/** What was received under these ids of the senders. */
export const listReceiptsByDelivery = (
  tx: Tx,
  deliveries: { source: string; deliveryId: string }[],
): Promise<Pick<ReceiptRow, "id" | "source" | "deliveryId" | "bodySha256">[]> =>
  tx.$queryRawUnsafe(
    `select id, source, delivery_id as "deliveryId", body_sha256 as "bodySha256" from webhook_receipt
     where (source, delivery_id) in (select * from unnest($1::text[], $2::text[]))`,
    deliveries.map(({ source }) => source),
    deliveries.map(({ deliveryId }) => deliveryId),
  )

export const listReceiptsById = (tx: Tx, ids: string[]): Promise<ReceiptRow[]> =>
  tx.webhookReceipt.findMany({ where: { id: { in: ids } }, omit: { body: true } })

/** Bodies by id; those purged are not among them. */
export async function listBodies(tx: Tx, ids: string[]): Promise<{ id: string; body: Uint8Array }[]> {
  const rows = await tx.webhookReceipt.findMany({ where: { id: { in: ids }, body: { not: null } }, select: { id: true, body: true } })
  return rows.flatMap(({ id, body }) => (body === null ? [] : [{ id, body }]))
}

/** Conditions on deliveries; all that are given must hold. */
export type ReceiptConditions = {
  source?: string | undefined
  status?: string | undefined
  receivedAt?: { gt?: Date; gte?: Date; lt?: Date; lte?: Date; equals?: Date } | undefined
}

const toWhere = ({ source, status, receivedAt }: ReceiptConditions): Prisma.WebhookReceiptWhereInput => ({
  ...(source === undefined ? {} : { source }),
  ...(status === undefined ? {} : { status }),
  ...(receivedAt === undefined ? {} : { receivedAt }),
})

/** Deliveries, latest first, before a place. */
export const listReceipts = (
  tx: Tx,
  conditions: ReceiptConditions,
  before: { at: string; id: string } | null,
  take: number,
): Promise<ReceiptRow[]> =>
  tx.webhookReceipt.findMany({
    where: {
      AND: [
        toWhere(conditions),
        before ? { OR: [{ receivedAt: { lt: before.at } }, { receivedAt: before.at, id: { lt: before.id } }] } : {},
      ],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take,
    omit: { body: true },
  })

export const countReceipts = (tx: Tx, conditions: ReceiptConditions): Promise<number> =>
  tx.webhookReceipt.count({ where: toWhere(conditions) })

/** Has deliveries processed again that are not waiting for it anyway and still have a body; answers with how many. */
export const resetReceipts = (
  tx: Tx,
  companyId: string,
  which: { ids: string[] } | { source: string; since: Date; most: number },
  now: Date,
): Promise<number> => {
  const chosen =
    "ids" in which
      ? "id = any ($3::text[])"
      : `id in (select id from webhook_receipt where company_id = $1 and status = 'DEAD' and source = $3 and received_at >= $4::timestamptz
         and body is not null order by id limit $5::int)`
  return tx.$executeRawUnsafe(
    `update webhook_receipt set status = 'PENDING', attempts = 0, next_try_at = $2::timestamptz, reason = null, processed_at = null
     where company_id = $1 and status <> 'PENDING' and body is not null and ${chosen}`,
    companyId,
    now.toISOString(),
    ...("ids" in which ? [which.ids] : [which.source, which.since.toISOString(), which.most]),
  )
}
