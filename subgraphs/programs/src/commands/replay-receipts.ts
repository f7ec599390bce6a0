import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { listReceiptsById, resetReceipts } from "../data/receipts.ts"
import type { ReceiptRow } from "../data/rows.ts"
import type { WebhookSource } from "../domain/webhooks/read-signature.ts"

/** The most deliveries of one replay. */
const most = 10_000

/** Has one delivery processed again, whatever came of it. One that waits already goes on waiting. */
export async function replayReceipt(context: ProgramsContext, { receiptId }: { receiptId: string }): Promise<Result<ReceiptRow>> {
  return runCommand(context, { action: "webhook.replay", role: "COMPANY_ADMIN" }, async (tx) => {
    const companyId = context.companyId()
    const [known] = await listReceiptsById(tx, [receiptId])
    if (!known) return refused(problem("input.receiptId", "NOT_FOUND", `There is no delivery ${receiptId}.`))
    const count = await resetReceipts(tx, companyId, { ids: [receiptId] }, context.clock())
    const [row = known] = await listReceiptsById(tx, [receiptId])
    if (count === 0 && row.status !== "PENDING") {
      return refused(problem("input.receiptId", "CONFLICT", "The payload was purged; only the sender can deliver it again."))
    }
    await wake(tx, context, row.source as WebhookSource)
    return ok({ value: row, audit: { target: row.id, before: { status: known.status }, after: { status: row.status } } })
  })
}

/** Has what is dead processed again. Said twice, the second time finds nothing dead. */
export async function replayDeadReceipts(
  context: ProgramsContext,
  { source, since }: { source: WebhookSource; since: Date },
): Promise<Result<number>> {
  return runCommand(context, { action: "webhook.replay", role: "COMPANY_ADMIN" }, async (tx) => {
    const count = await resetReceipts(tx, context.companyId(), { source, since, most }, context.clock())
    if (count > 0) await wake(tx, context, source)
    return ok({ value: count, audit: { target: `webhooks/${source.toLowerCase()}`, after: { since, count } } })
  })
}

const wake = (tx: Tx, context: ProgramsContext, source: WebhookSource): Promise<void> =>
  context.jobs.send(tx, queues.deliveries, { companyId: context.companyId(), source, requestId: context.viewer.requestId })
