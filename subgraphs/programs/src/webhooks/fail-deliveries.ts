import { inTenant } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { endReceipts, takeDueReceipts } from "../data/due-receipts.ts"
import type { WebhookSource } from "../domain/webhooks/read-signature.ts"
import { type Settling, schedule, toFailed } from "./settle-deliveries.ts"

/** Notes tries that ended in a fault of ours, in a transaction of their own because that of the try is undone. */
export const failDeliveries = (
  context: ProgramsContext,
  source: WebhookSource,
  settling: Settling,
  ids: string[],
  sentence: string,
): Promise<void> =>
  inTenant(context.database, context.companyId(), async (tx) => {
    const now = context.clock()
    const taken = await takeDueReceipts(tx, context.companyId(), source, now, ids.length, ids)
    const reason = `${sentence} Its log has more under request ${context.viewer.requestId}.`
    const ends = taken.map((receipt) => toFailed(receipt, null, reason, now, settling))
    await endReceipts(tx, context.companyId(), now, ends)
    await schedule(tx, context, source, ends)
  })
