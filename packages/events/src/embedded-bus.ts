import type { EventBus } from "./bus.ts"
import type { RetryPolicy } from "./digester.ts"
import { createDigester, defaultRetries } from "./digester.ts"
import type { EventType } from "./envelope.ts"
import { followOutbox, readCursor } from "./follow-outbox.ts"
import { countWaiting, listDeadLetters, reviveDeadLetter } from "./ledger.ts"
import type { BusLog } from "./log.ts"
import { silentLog } from "./log.ts"
import type { PlacedEvent } from "./outbox-reader.ts"
import { countOutbox, openOutboxReader } from "./outbox-reader.ts"
import { settle } from "./settle.ts"
import { createSubscriptions, once } from "./subscriptions.ts"
import { tailOutbox } from "./tail-outbox.ts"

export type EmbeddedBusOptions = {
  /** The database, as the bus's own role. */
  connectionString: string
  /** Longest wait for an event whose notification was lost. */
  pollMs?: number
  retries?: RetryPolicy
  log?: BusLog
}

/** A bus that needs nothing but the database: consumers read the outbox itself. Opens six connections at most, whatever the number of consumers. */
export async function createEmbeddedBus({
  connectionString,
  pollMs = 200,
  retries = defaultRetries,
  log = silentLog,
}: EmbeddedBusOptions): Promise<EventBus> {
  const reader = await openOutboxReader(connectionString, pollMs, log)
  const consumers = new Map<string, EventType[]>()
  const running = createSubscriptions()

  return {
    async consume({ consumer, types, handle, batchSize = 500 }) {
      if (consumers.has(consumer)) throw new Error(`The consumer ${consumer} is started twice in one process`)
      consumers.set(consumer, types)
      const digester = createDigester(consumer, handle, retries, log)
      const take = (batch: PlacedEvent[]) => digester.digest(batch.map(({ event }) => event))
      return running.add(followOutbox(reader, { consumer, types, batchSize, take, retryDue: digester.retryDue }, log), () =>
        consumers.delete(consumer),
      )
    },
    tail: async (types, listen) => running.add(await tailOutbox(reader, types, listen, log)),
    deadLetters: (consumer) => listDeadLetters(reader.pool, consumer),
    replay: (consumer, eventId) => reviveDeadLetter(reader.pool, consumer, eventId),
    async lag(consumer) {
      const unread = await countOutbox(reader.pool, await readCursor(reader.pool, consumer), consumers.get(consumer) ?? null)
      return { events: unread + (await countWaiting(reader.pool, consumer)) }
    },
    settled: () =>
      settle(reader, async () => {
        const behind = await Promise.all(
          [...consumers].map(async ([consumer, types]) => {
            const unread = await countOutbox(reader.pool, await readCursor(reader.pool, consumer), types)
            return unread + (await countWaiting(reader.pool, consumer)) === 0 ? [] : [consumer]
          }),
        )
        return behind.flat()
      }),
    close: once(async () => {
      await running.stopAll()
      await reader.close()
    }),
  }
}
