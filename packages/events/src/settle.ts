import { setTimeout as sleep } from "node:timers/promises"
import { messageOf } from "./log.ts"
import type { OutboxReader } from "./outbox-reader.ts"
import { comparePositions } from "./position.ts"
import type { Position } from "./position.ts"

/** Consumers that still have something to do with what is in the outbox now. */
export type FindLagging = () => Promise<string[]>

/**
 * Waits until nobody lags and the outbox stands where it stood before: then what the handlers announced is digested too. A server that does not
 * answer for a while is waited for like a consumer. Throws after `timeoutMs`, naming who lags.
 */
export async function settle(reader: OutboxReader, findLagging: FindLagging, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  let settledAt: Position | null = null
  for (let waitMs = 2; ; waitMs = Math.min(waitMs * 1.5, 50)) {
    const { lagging, head } = await look(reader, findLagging)
    if (lagging.length === 0 && head !== null) {
      if (settledAt !== null && comparePositions(settledAt, head) === 0) return
      settledAt = head
      continue
    }
    if (Date.now() > deadline) throw new Error(`The bus did not settle within ${timeoutMs / 1000} s: ${lagging.join(", ")} still behind`)
    await sleep(waitMs)
  }
}

async function look(reader: OutboxReader, findLagging: FindLagging): Promise<{ lagging: string[]; head: Position | null }> {
  try {
    const head = await reader.head()
    return { lagging: await findLagging(), head }
  } catch (error) {
    return { lagging: [`a server that does not answer (${messageOf(error)})`], head: null }
  }
}
