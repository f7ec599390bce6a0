import type { Consumer, JsMsg } from "@nats-io/jetstream"
import { createBell } from "./bell.ts"
import type { Subscription } from "./bus.ts"
import type { Digester } from "./digester.ts"
import type { EventEnvelope, EventType } from "./envelope.ts"
import { failPoint } from "./fail-points.ts"
import { nextDueMs, recordFailures } from "./ledger.ts"
import type { BusLog } from "./log.ts"
import { messageOf } from "./log.ts"
import type { NatsStream } from "./nats-connection.ts"
import { durableName } from "./nats-connection.ts"
import type { OutboxReader } from "./outbox-reader.ts"
import { outagePauses, pause, pauseMs } from "./pause.ts"

export type NatsConsumerOptions = { consumer: string; types: EventType[]; batchSize: number; ackWaitMs: number; digester: Digester }

/** How long a pull waits for a first message. The client allows no less; stopping and due retries wait for its end, so that no message is lost on the way. */
const pullMs = 1_000

/** A process whose turn it is not looks this often. */
const standbyMs = 500

/**
 * Pulls a durable consumer's messages and has them digested, batch by batch. Of several processes one is at work, because two would overtake each
 * other; when it stops or dies another one goes on.
 */
export function runNatsConsumer(stream: NatsStream, reader: OutboxReader, options: NatsConsumerOptions, log: BusLog): Subscription {
  const { consumer } = options
  const lock = `nats:${stream.name}:${consumer}`
  const stopping = new AbortController()
  const bell = createBell()

  async function loop(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        if (reader.session.holds(lock) || (await reader.session.tryLock(lock)))
          await takeTurn(stream, reader, options, log, stopping.signal)
        else await bell.wait(standbyMs)
        failures = 0
      } catch (error) {
        if (stopping.signal.aborted) break
        failures++
        log.warn({ consumer, failures, error: messageOf(error) }, "A consumer of the bus makes no headway")
        await pause(pauseMs(outagePauses, failures), stopping.signal)
      }
    }
    await reader.session.unlock(lock)
  }
  const looping = loop()

  return {
    async stop() {
      stopping.abort()
      bell.ring()
      await looping
    },
  }
}

async function takeTurn(
  stream: NatsStream,
  reader: OutboxReader,
  options: NatsConsumerOptions,
  log: BusLog,
  stopping: AbortSignal,
): Promise<void> {
  const { consumer, types, batchSize, ackWaitMs, digester } = options
  if ((await nextDueMs(reader.pool, consumer)) === 0) await digester.retryDue(reader.pool)
  if (stopping.aborted) return
  const pulled = await pull(await stream.client.consumers.get(stream.name, durableName(consumer)), batchSize)
  const messages = pulled.flatMap((message) => toWanted(message, types))
  if (messages.length === 0) return
  const signs = setInterval(() => messages.forEach(({ message }) => message.working()), ackWaitMs / 3)
  try {
    const events = messages.map(({ event }) => event)
    const isDone = await persist(
      () => digester.digest(events).then((failures) => recordFailures(reader.pool, consumer, failures)),
      consumer,
      log,
      stopping,
    )
    if (isDone) failPoint("consumer.handled")
    for (const { message } of messages) {
      if (isDone) message.ack()
      else message.nak()
    }
  } finally {
    clearInterval(signs)
  }
}

/**
 * Does the work again after a pause for as long as it throws, which it does when nothing gets through; false when stopped meanwhile. The batch is
 * kept, not handed back: handed back it would come again message by message, and look like many bad events instead of one outage.
 */
async function persist(work: () => Promise<void>, consumer: string, log: BusLog, stopping: AbortSignal): Promise<boolean> {
  for (let failures = 1; !stopping.aborted; failures++) {
    try {
      await work()
      return true
    } catch (error) {
      log.warn({ consumer, failures, error: messageOf(error) }, "A consumer of the bus makes no headway")
      await pause(pauseMs(outagePauses, failures), stopping)
    }
  }
  return false
}

/** What is there now, up to `limit`, in the order of the stream; none when nothing came for a while. */
async function pull(consumer: Consumer, limit: number): Promise<JsMsg[]> {
  const [first] = await fetch(consumer, 1)
  if (!first) return []
  // Messages that come again are not counted as pending: how many there are shows only when no more come.
  const more = first.redelivered ? limit - 1 : Math.min(first.info.pending, limit - 1)
  const messages = more > 0 ? [first, ...(await fetch(consumer, more))] : [first]
  return messages.sort((a, b) => a.seq - b.seq)
}

/** Ends when it has `count` messages or when the server ends the pull. What came before a fault counts. */
async function fetch(consumer: Consumer, count: number): Promise<JsMsg[]> {
  const messages: JsMsg[] = []
  const fetching = await consumer.fetch({ max_messages: count, expires: pullMs })
  // A pull that was open when the connection broke is unknown to the server afterwards and would never end.
  const watchdog = setTimeout(() => fetching.stop(), pullMs * 3)
  try {
    for await (const message of fetching) messages.push(message)
  } catch (error) {
    if (messages.length === 0) throw error
  } finally {
    clearTimeout(watchdog)
  }
  return messages
}

/** The message with its event; none, and the message done with, when nobody asked for its type. */
function toWanted(message: JsMsg, types: EventType[]): { message: JsMsg; event: EventEnvelope }[] {
  const event = message.json<EventEnvelope>()
  if (types.includes(event.type)) return [{ message, event }]
  message.ack()
  return []
}
