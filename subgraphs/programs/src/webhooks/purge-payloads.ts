import { inTenant } from "@teei/subgraph-kit"
import { type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { purgeBodies } from "../data/due-receipts.ts"

const dayMs = 24 * 60 * 60 * 1000
/** How long payloads are kept after they were processed, and those of dead deliveries, which may still be replayed. */
const kept = { processedMs: 30 * dayMs, deadMs: 90 * dayMs }

/** Has payloads purged when their time comes: a job for each day on which something was processed, and for each time something died. */
export async function schedulePurge(
  tx: Tx,
  context: ProgramsContext,
  { isFirstOfDay, isDead }: { isFirstOfDay: boolean; isDead: boolean },
): Promise<void> {
  const job = { companyId: context.companyId(), requestId: context.viewer.requestId }
  // A day later, so that all of this day is old enough then.
  const after = (ms: number) => ({ startAfter: new Date(context.clock().getTime() + ms + dayMs) })
  if (isFirstOfDay) await context.jobs.send(tx, queues.purge, job, after(kept.processedMs))
  if (isDead) await context.jobs.send(tx, queues.purge, job, after(kept.deadMs))
}

/** Removes the payloads whose time is over. Hashes and outcomes stay. */
export const purgePayloads = (context: ProgramsContext): Promise<number> =>
  inTenant(context.database, context.companyId(), (tx) => {
    const now = context.clock().getTime()
    return purgeBodies(tx, context.companyId(), { processed: new Date(now - kept.processedMs), dead: new Date(now - kept.deadMs) })
  })
