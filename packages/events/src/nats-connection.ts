import { setTimeout as sleep } from "node:timers/promises"
import type { ConsumerInfo, JetStreamClient, JetStreamManager } from "@nats-io/jetstream"
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType } from "@nats-io/jetstream"
import type { NatsConnection } from "@nats-io/transport-node"
import { connect, nanos } from "@nats-io/transport-node"
import { messageOf } from "./log.ts"

/** A stream, and the connection it is reached by. */
export type NatsStream = {
  connection: NatsConnection
  client: JetStreamClient
  manager: JetStreamManager
  name: string
  /** When the stream was made: a stream that was lost and made anew is another stream. */
  created: string
  /** Subject of an event's type. */
  subject(type: string): string
}

/** How long a server may take to answer when the platform starts. */
const startTimeoutMs = 5_000

/** Connects and makes the stream unless it is there. Throws after five seconds without an answer; once connected, reconnects for ever. */
export async function openNatsStream(natsUrl: string, name: string): Promise<NatsStream> {
  const connection = await connectWithin(natsUrl)
  const prefix = name.toLowerCase()
  try {
    const manager = await jetstreamManager(connection)
    const stream = await manager.streams.add({
      name,
      subjects: [`${prefix}.evt.>`],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      duplicate_window: nanos(120_000),
    })
    return { connection, client: jetstream(connection), manager, name, created: stream.created, subject: (type) => `${prefix}.evt.${type}` }
  } catch (error) {
    await connection.close()
    throw error
  }
}

async function connectWithin(natsUrl: string): Promise<NatsConnection> {
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    try {
      return await connect({ servers: natsUrl, name: "teei-bus", timeout: 2_000, maxReconnectAttempts: -1, reconnectTimeWait: 500 })
    } catch (error) {
      if (Date.now() > deadline) {
        // The address without user and password.
        const address = natsUrl.replace(/^.*@/, "")
        throw new Error(`NATS at ${address} did not answer within ${startTimeoutMs / 1000} seconds: ${messageOf(error)}`, { cause: error })
      }
      await sleep(250)
    }
  }
}

/** Most messages one consumer may hold. */
const maxAckPending = 20_000

/** A consumer's name as NATS takes it. */
export const durableName = (consumer: string): string => consumer.replaceAll(/[^\w-]/g, "_")

/**
 * Makes the durable consumer unless it is there. It sees the whole stream, because nats-server 2.9 filters by one subject only. The server counts no
 * attempts and makes no pauses: `backoff` together with delayed refusals gives wrong pauses there, so our books do both.
 */
export async function ensureConsumer({ manager, name }: NatsStream, consumer: string, ackWaitMs: number): Promise<ConsumerInfo> {
  return manager.consumers.add(name, {
    durable_name: durableName(consumer),
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ackWaitMs),
    max_ack_pending: maxAckPending,
    max_deliver: -1,
  })
}

/** Removes a stream with all it holds; nothing is lost, because it is filled again from the outbox. For tests, and after a restore. */
export async function removeNatsStream(natsUrl: string, name: string): Promise<void> {
  const connection = await connectWithin(natsUrl)
  try {
    const manager = await jetstreamManager(connection)
    await manager.streams.delete(name)
  } finally {
    await connection.close()
  }
}
