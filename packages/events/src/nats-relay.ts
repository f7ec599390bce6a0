import { headers } from "@nats-io/transport-node"
import { failPoint } from "./fail-points.ts"
import type { Follower } from "./follow-outbox.ts"
import type { NatsStream } from "./nats-connection.ts"
import type { Position } from "./position.ts"

/** Messages on their way at once. More is no faster: 6,000–10,000 messages a second from 64 on. */
const windowSize = 500

/** Header with the event's place in the outbox. */
export const positionHeader = "Teei-Position"

export const formatPosition = ({ xid, seq }: Position): string => `${xid}:${seq}`

export function parsePosition(text: string): Position {
  const [xid = "0", seq = "0"] = text.split(":")
  return { xid, seq }
}

/** Name of the relay's place in the outbox. Belongs to one making of the stream, so that a stream made anew is filled from the beginning. */
export const relayName = (stream: NatsStream): string => `relay:nats:${stream.name}@${stream.created}`

/** Carries the outbox into the stream. An event sent twice, after a crash between sending and noting it, is dropped by the server by its id. */
export const createRelay = (stream: NatsStream): Follower => ({
  consumer: relayName(stream),
  types: null,
  batchSize: windowSize,
  async take(batch) {
    await Promise.all(
      batch.map(({ event, position }) => {
        const head = headers()
        head.set(positionHeader, formatPosition(position))
        return stream.client.publish(stream.subject(event.type), JSON.stringify(event), { msgID: event.id, headers: head, timeout: 5_000 })
      }),
    )
    failPoint("relay.sent")
    return []
  },
  retryDue: async () => false,
})
