import { createBell } from "./bell.ts"
import type { Subscription } from "./bus.ts"
import type { EventType } from "./envelope.ts"
import { failPoint } from "./fail-points.ts"
import type { Failure, Queryable } from "./ledger.ts"
import { nextDueMs, recordFailures } from "./ledger.ts"
import type { BusLog } from "./log.ts"
import { messageOf } from "./log.ts"
import type { OutboxReader, PlacedEvent } from "./outbox-reader.ts"
import { outagePauses, pause, pauseMs } from "./pause.ts"
import type { Position } from "./position.ts"
import { beginning, comparePositions } from "./position.ts"

export type Follower = {
  /** Names the place kept in `bus.consumer_cursor`, and the lock by which processes take turns. */
  consumer: string
  /** null for all. */
  types: EventType[] | null
  batchSize: number
  /** Takes a batch, never empty. Throwing leaves the cursor where it is, and the batch comes again after a pause. */
  take(batch: PlacedEvent[]): Promise<Failure[]>
  /** Tries what waits for a later attempt. True when there was something. */
  retryDue(db: Queryable): Promise<boolean>
}

/** A process without work looks this often whether another one left something. */
const idleMs = 5_000

/**
 * Reads the outbox to one follower, batch by batch, and moves its cursor after each. Of several processes with the same follower one works at a time,
 * which keeps the order; the turn passes after each batch, so when one dies the next goes on.
 */
export function followOutbox(reader: OutboxReader, follower: Follower, log: BusLog): Subscription {
  const { consumer } = follower
  const stopping = new AbortController()
  const bell = createBell()
  const detach = reader.attach(bell, follower.types)

  async function loop(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        const next = await takeTurn(reader, follower)
        failures = 0
        if (next > 0) await bell.wait(next)
      } catch (error) {
        if (stopping.signal.aborted) return
        failures++
        log.warn({ consumer, failures, error: messageOf(error) }, "A consumer of the bus makes no headway")
        await pause(pauseMs(outagePauses, failures), stopping.signal)
      }
    }
  }
  const looping = loop()

  return {
    async stop() {
      stopping.abort()
      detach()
      bell.ring()
      await looping
    },
  }
}

/** Milliseconds until the next turn makes sense; 0 when there is more to do now. */
async function takeTurn(reader: OutboxReader, follower: Follower): Promise<number> {
  if (!(await reader.session.tryLock(follower.consumer))) return 50 + Math.random() * 50
  try {
    const dueMs = await nextDueMs(reader.pool, follower.consumer)
    const hadRetries = dueMs === 0 && (await follower.retryDue(reader.pool))
    const batch = await takeBatch(reader, follower)
    if (hadRetries || batch === "full" || batch === "failures") return 0
    return Math.min(idleMs, dueMs ?? idleMs)
  } finally {
    await reader.session.unlock(follower.consumer)
  }
}

async function takeBatch(reader: OutboxReader, { consumer, types, batchSize, take }: Follower): Promise<"full" | "failures" | "rest"> {
  const upTo = reader.safeHead()
  const after = await readCursor(reader.pool, consumer)
  if (comparePositions(after, upTo) >= 0) return "rest"
  const batch = await reader.read({ after, upTo, types, limit: batchSize })
  const failures = batch.length > 0 ? await take(batch) : []
  if (batch.length > 0 && types !== null) failPoint("consumer.handled")
  const last = batch.at(-1)
  const isFull = batch.length === batchSize
  await moveCursor(reader, consumer, { from: after, to: isFull && last ? last.position : upTo }, failures)
  return failures.length > 0 ? "failures" : isFull ? "full" : "rest"
}

/** Where a follower stopped; the beginning for a new one. */
export async function readCursor(db: Queryable, consumer: string): Promise<Position> {
  const { rows } = await db.query<Position>("select xid::text, seq::text from bus.consumer_cursor where consumer = $1", [consumer])
  return rows[0] ?? beginning
}

/** Moves only from the place that was read from: whoever lost the lock meanwhile, with its connection, changes nothing. */
async function moveCursor(
  reader: OutboxReader,
  consumer: string,
  { from, to }: { from: Position; to: Position },
  failures: Failure[],
): Promise<void> {
  const move = (db: Queryable) =>
    db.query(
      `insert into bus.consumer_cursor as cursor (consumer, xid, seq) values ($1, $2::xid8, $3)
       on conflict (consumer) do update set xid = excluded.xid, seq = excluded.seq where (cursor.xid, cursor.seq) = ($4::xid8, $5::bigint)`,
      [consumer, to.xid, to.seq, from.xid, from.seq],
    )
  if (failures.length === 0) {
    await move(reader.pool)
    return
  }
  const client = await reader.pool.connect()
  try {
    await client.query("begin")
    await recordFailures(client, consumer, failures)
    await move(client)
    await client.query("commit")
  } catch (error) {
    await client.query("rollback").catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
