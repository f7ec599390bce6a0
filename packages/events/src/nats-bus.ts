import { setTimeout as sleep } from "node:timers/promises"
import type { EventBus } from "./bus.ts"
import type { RetryPolicy } from "./digester.ts"
import { createDigester, defaultRetries } from "./digester.ts"
import type { EventEnvelope, EventType } from "./envelope.ts"
import { followOutbox, readCursor } from "./follow-outbox.ts"
import { countWaiting, listDeadLetters, reviveDeadLetter } from "./ledger.ts"
import type { BusLog } from "./log.ts"
import { messageOf, silentLog } from "./log.ts"
import type { NatsStream } from "./nats-connection.ts"
import { durableName, ensureConsumer, openNatsStream } from "./nats-connection.ts"
import { runNatsConsumer } from "./nats-consumer.ts"
import { createRelay, parsePosition, positionHeader, relayName } from "./nats-relay.ts"
import type { OutboxReader } from "./outbox-reader.ts"
import { countOutbox, openOutboxReader } from "./outbox-reader.ts"
import { comparePositions } from "./position.ts"
import { settle } from "./settle.ts"
import { createSubscriptions, once } from "./subscriptions.ts"

export type NatsBusOptions = {
  /** The database with the outbox and the books, as the bus's own role. */
  connectionString: string
  natsUrl: string
  /** Name of the stream; its subjects are `<name in lower case>.evt.<event type>`. */
  stream?: string
  /** Longest wait for an event whose notification was lost. */
  pollMs?: number
  retries?: RetryPolicy
  /** A message not acknowledged for this long comes again; a sign of life holds that off while a handler works. */
  ackWaitMs?: number
  log?: BusLog
}

/**
 * A bus over NATS JetStream: every process offers to relay the outbox into the stream (one at a time does), consumers are durable there. NATS only
 * transports: an event is done with when its consumer's effect is committed, and a lost stream is filled again from the outbox.
 */
export async function createNatsBus(options: NatsBusOptions): Promise<EventBus> {
  const {
    connectionString,
    natsUrl,
    stream: streamName = "TEEI",
    pollMs = 200,
    retries = defaultRetries,
    ackWaitMs = 30_000,
    log = silentLog,
  } = options
  const stream = await openNatsStream(natsUrl, streamName)
  const reader = await openOutboxReader(connectionString, pollMs, log).catch(async (error: unknown) => {
    await stream.connection.close()
    throw error
  })
  const { pool } = reader
  const consumers = new Set<string>()
  const running = createSubscriptions()
  running.add(followOutbox(reader, createRelay(stream), log))

  /** Events of the outbox that are not in the stream yet. */
  const countUnrelayed = async (): Promise<number> => countOutbox(pool, await readCursor(pool, relayName(stream)), null)

  const countUndigested = async (consumer: string): Promise<number> => {
    const { num_pending, num_ack_pending } = await stream.manager.consumers.info(stream.name, durableName(consumer))
    return num_pending + num_ack_pending + (await countWaiting(pool, consumer))
  }

  return {
    async consume({ consumer, types, handle, batchSize = 500 }) {
      if (consumers.has(consumer)) throw new Error(`The consumer ${consumer} is started twice in one process`)
      consumers.add(consumer)
      await ensureConsumer(stream, consumer, ackWaitMs)
      const digester = createDigester(consumer, handle, retries, log)
      return running.add(runNatsConsumer(stream, reader, { consumer, types, batchSize, ackWaitMs, digester }, log), () =>
        consumers.delete(consumer),
      )
    },
    tail: async (types, listen) => running.add(await tailStream(stream, reader, types, listen, log)),
    deadLetters: (consumer) => listDeadLetters(pool, consumer),
    replay: (consumer, eventId) => reviveDeadLetter(pool, consumer, eventId),
    lag: async (consumer) => ({ events: (await countUnrelayed()) + (await countUndigested(consumer)) }),
    settled: () =>
      settle(reader, async () => {
        if ((await countUnrelayed()) > 0) return ["the relay to NATS"]
        const undigested = await Promise.all(
          [...consumers].map(async (consumer) => ((await countUndigested(consumer)) > 0 ? [consumer] : [])),
        )
        return undigested.flat()
      }),
    close: once(async () => {
      await running.stopAll()
      await reader.close()
      // Not drain(): it waits for a server that may be gone. Acknowledgements on their way are flushed as far as the server is there.
      await Promise.race([stream.connection.flush(), sleep(500, undefined, { ref: false })]).catch(() => undefined)
      await stream.connection.close()
    }),
  }
}

/** A plain subscription, without a place on the server. What was committed before is left out, though the relay may send it only now. */
async function tailStream(
  stream: NatsStream,
  reader: OutboxReader,
  types: EventType[],
  listen: (event: EventEnvelope) => void,
  log: BusLog,
) {
  const start = reader.safeHead()
  const old = await reader.unsafe(start)
  const subscriptions = types.map((type) =>
    stream.connection.subscribe(stream.subject(type), {
      callback: (error, message) => {
        if (error) return log.warn({ type, error: messageOf(error) }, "A listener of the bus lost its subscription")
        const position = parsePosition(message.headers?.get(positionHeader) ?? "")
        if (comparePositions(position, start) <= 0 || old.has(position.seq)) return
        try {
          listen(message.json<EventEnvelope>())
        } catch (thrown) {
          log.error({ type, error: messageOf(thrown) }, "A listener of the bus threw")
        }
      },
    }),
  )
  await stream.connection.flush()
  return {
    async stop() {
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
}
