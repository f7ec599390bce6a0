import { inTenant, isFault } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type DueReceipt, takeDueReceipts } from "../data/due-receipts.ts"
import type { WebhookSource } from "../domain/webhooks/read-signature.ts"
import { usualPauses } from "../domain/webhooks/next-try.ts"
import { type Settling, settleDeliveries } from "./settle-deliveries.ts"
import { failDeliveries } from "./fail-deliveries.ts"

/** What may be chosen otherwise; tests choose. */
export type ProcessingOptions = Partial<Settling> & { batchSize?: number; signal?: AbortSignal }

/**
 * Processes what a source has delivered to a company until nothing is due. A batch is taken, written and ended in one transaction, so a process that
 * is killed leaves it as it was. When something in a batch fails, each of it is tried by itself: neighbours of what cannot be processed pass.
 */
export async function processDeliveries(context: ProgramsContext, source: WebhookSource, options: ProcessingOptions = {}): Promise<void> {
  const { batchSize = 500, signal } = options
  const settling: Settling = { pauses: options.pauses ?? usualPauses, chance: options.chance ?? Math.random }
  for (;;) {
    signal?.throwIfAborted()
    const taken: DueReceipt[] = []
    try {
      await processSome(context, source, settling, batchSize, null, taken)
    } catch (error) {
      refuseOutage(error)
      context.log.warn({ err: error, source, requestId: context.viewer.requestId }, "a batch of deliveries failed; each is tried by itself")
      await processEach(context, source, settling, taken)
    }
    if (taken.length < batchSize) return
  }
}

/** How many in a row must find a neighbour away, and none pass, until the rest is taken to fail the same way and is spared the try. */
const mostAway = 3

async function processEach(context: ProgramsContext, source: WebhookSource, settling: Settling, batch: DueReceipt[]): Promise<void> {
  let [away, passed] = [0, 0]
  for (const [at, { id }] of batch.entries()) {
    try {
      await processSome(context, source, settling, 1, id, [])
      passed++
    } catch (error) {
      refuseOutage(error)
      const isAway = isFault(error) && error.extensions["code"] === "UNAVAILABLE"
      away = isAway ? away + 1 : 0
      const isHopeless = away >= mostAway && passed === 0
      const failed = isHopeless ? batch.slice(at).map((receipt) => receipt.id) : [id]
      context.log.warn({ err: error, source, receiptIds: failed, requestId: context.viewer.requestId }, "deliveries failed")
      await failDeliveries(context, source, settling, failed, isAway ? "A part of the platform did not answer." : "A fault on our side.")
      if (isHopeless) return
    }
  }
}

const processSome = (
  context: ProgramsContext,
  source: WebhookSource,
  settling: Settling,
  most: number,
  id: string | null,
  taken: DueReceipt[],
): Promise<void> =>
  inTenant(context.database, context.companyId(), async (tx) => {
    taken.push(...(await takeDueReceipts(tx, context.companyId(), source, context.clock(), most, id === null ? null : [id])))
    await settleDeliveries(tx, context, source, settling, taken)
  })

/** The database being away is nobody's fault: no try is used up, and the job comes back. */
function refuseOutage(error: unknown): void {
  const driver = typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""
  if (outages.test(driver)) throw error
}

/** Of the driver: cannot reach the server, timed out, connection closed, no connection free; of the server: shutting down; and of the socket. */
const outages = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONN\w+|57P0\d|08\w{3})$/
