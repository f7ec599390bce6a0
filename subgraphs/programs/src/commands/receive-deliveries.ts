import { createHash } from "node:crypto"
import { type AuditedAct, auditAll, fault, inTenant, newId, noCompany } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { type ReceiptToStore, insertReceipts, listReceiptsByDelivery } from "../data/receipts.ts"
import { type DeliveryHeaders, type WebhookSource, readSignature } from "../domain/webhooks/read-signature.ts"
import { activeSecrets } from "../webhooks/active-secrets.ts"
import { type SigningKey, isSigned } from "../webhooks/is-signed.ts"

/** A delivery as it arrived; `body` is the bytes in base64. */
export type Delivery = { source: WebhookSource; headers: DeliveryHeaders; body: string }
export type DeliveryAnswer = "ACCEPTED" | "DUPLICATE" | "MISMATCH" | "UNSIGNED"

/** The most deliveries of one call. */
const most = 1_000

/**
 * Stores deliveries that are signed as they should be, with the job that will process them, in one transaction: once it is answered, nothing is lost.
 * Not by `runCommand`, which would write an audit entry for each batch: a receipt is its own record, and only what is refused is audited.
 */
export async function receiveDeliveries(context: ProgramsContext, deliveries: Delivery[]): Promise<DeliveryAnswer[]> {
  if (deliveries.length > most) throw fault("INVALID", `${deliveries.length} deliveries were given; allowed are ${most}.`)
  const companyId = context.companyId()
  const now = context.clock()
  return inTenant(context.database, companyId, async (tx) => {
    const secrets = await activeSecrets(tx, context, now)
    const received = deliveries.map((delivery) => toReceipt(delivery, secrets.get(delivery.source) ?? [], now))
    const signed = received.filter((receipt) => receipt !== null)
    const fresh = await insertReceipts(tx, companyId, now, signed)
    const known = await findKnown(tx, signed, fresh)
    const answers = received.map((receipt): DeliveryAnswer => {
      if (receipt === null) return "UNSIGNED"
      if (fresh.has(receipt.id)) return "ACCEPTED"
      return known.get(keyOf(receipt))?.bodySha256 === receipt.bodySha256 ? "DUPLICATE" : "MISMATCH"
    })
    if (companyId !== noCompany) await auditAll(tx, context.viewer, refusals(deliveries, received, answers, known))
    for (const source of new Set(signed.flatMap((receipt) => (fresh.has(receipt.id) ? [receipt.source] : []))))
      await context.jobs.send(tx, queues.deliveries, { companyId, source, requestId: context.viewer.requestId })
    return answers
  })
}

/** Null for what is not signed by whom the endpoint was made for. */
function toReceipt({ source, headers, body }: Delivery, keys: SigningKey[], now: Date): ReceiptToStore | null {
  const claim = readSignature(source, headers)
  if (claim === null) return null
  const bytes = Buffer.from(body, "base64")
  if (!isSigned(claim, bytes, keys, now)) return null
  const bodySha256 = createHash("sha256").update(bytes).digest("hex")
  // A system that gives no id repeats itself by repeating the body.
  const deliveryId = claim.deliveryId ?? `sha256:${bodySha256}`
  return { id: newId("whr"), source, deliveryId, body, bodySha256, bodyBytes: bytes.length }
}

type Known = Awaited<ReturnType<typeof listReceiptsByDelivery>>[number]
const keyOf = ({ source, deliveryId }: { source: string; deliveryId: string }): string => `${source} ${deliveryId}`

/** What was stored under the ids of those that are not new: before, or by an earlier one of this very batch. */
async function findKnown(tx: Tx, signed: ReceiptToStore[], fresh: Set<string>): Promise<Map<string, Known>> {
  const repeated = signed.filter(({ id }) => !fresh.has(id))
  const rows = repeated.length === 0 ? [] : await listReceiptsByDelivery(tx, repeated)
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** One entry for a batch of unsigned deliveries, so that a flood of them is no flood of entries; one for each that changed what it said. */
function refusals(
  deliveries: Delivery[],
  received: (ReceiptToStore | null)[],
  answers: DeliveryAnswer[],
  known: Map<string, Known>,
): AuditedAct[] {
  const unsigned = new Set(deliveries.flatMap(({ source }, at) => (answers[at] === "UNSIGNED" ? [source] : [])))
  const changed = received.flatMap((receipt, at) => (receipt !== null && answers[at] === "MISMATCH" ? [receipt] : []))
  return [
    ...[...unsigned].map((source): AuditedAct => ({
      action: "webhook.unsigned",
      outcome: "REFUSED",
      target: `webhooks/${source.toLowerCase()}`,
    })),
    ...changed.map((receipt): AuditedAct => {
      const before = known.get(keyOf(receipt))
      return {
        action: "webhook.mismatch",
        outcome: "REFUSED",
        target: before?.id ?? null,
        before: before?.bodySha256,
        after: receipt.bodySha256,
      }
    }),
  ]
}
