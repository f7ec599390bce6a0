import type pg from "pg"
import type { DeadLetter } from "./bus.ts"
import type { EventEnvelope } from "./envelope.ts"

/** A pool, or one of its connections inside a transaction. */
export type Queryable = Pick<pg.Pool, "query">

/** What became of an event that was tried alone and failed: it waits for its next attempt, or nobody tries it again. */
export type Failure = { event: EventEnvelope; attempts: number; reason: string; retryInMs: number | null }

/** An event that waits, with the attempts made so far. */
export type Waiting = { event: EventEnvelope; attempts: number }

/** Notes failures. Must be in the books before the event's place in the stream is given up. */
export async function recordFailures(db: Queryable, consumer: string, failures: Failure[]): Promise<void> {
  for (const { event, attempts, reason, retryInMs } of failures) {
    if (retryInMs === null) {
      await db.query(
        `with given_up as (delete from bus.consumer_retry where consumer = $1 and event_id = $2)
         insert into bus.dead_letter (consumer, event_id, event, attempts, reason) values ($1, $2, $3, $4, $5)
         on conflict (consumer, event_id) do update set attempts = excluded.attempts, reason = excluded.reason, at = now()`,
        [consumer, event.id, JSON.stringify(event), attempts, reason],
      )
    } else {
      await db.query(
        `insert into bus.consumer_retry (consumer, event_id, event, attempts, last_error, due)
         values ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond')
         on conflict (consumer, event_id) do update set attempts = excluded.attempts, last_error = excluded.last_error, due = excluded.due`,
        [consumer, event.id, JSON.stringify(event), attempts, reason, retryInMs],
      )
    }
  }
}

/** Events whose next attempt is due, in the order they were announced as far as their ids tell. */
export async function listDue(db: Queryable, consumer: string, limit: number): Promise<Waiting[]> {
  const { rows } = await db.query<Waiting>(
    "select event, attempts from bus.consumer_retry where consumer = $1 and due <= now() order by event_id limit $2",
    [consumer, limit],
  )
  return rows
}

/** Milliseconds until the next attempt of any waiting event, 0 when one is due; null when none waits. */
export async function nextDueMs(db: Queryable, consumer: string): Promise<number | null> {
  const { rows } = await db.query<{ ms: number | null }>(
    "select ceil(extract(epoch from min(due) - now()) * 1000)::int as ms from bus.consumer_retry where consumer = $1",
    [consumer],
  )
  // Nothing waits: null. Not in SQL, where greatest(0, null) is 0 and would say "now" for ever.
  const ms = rows[0]?.ms ?? null
  return ms === null ? null : Math.max(0, ms)
}

/** After the event was digested at last. */
export async function forgetRetry(db: Queryable, consumer: string, eventId: string): Promise<void> {
  await db.query("delete from bus.consumer_retry where consumer = $1 and event_id = $2", [consumer, eventId])
}

/** How many events wait for another attempt. */
export async function countWaiting(db: Queryable, consumer: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>("select count(*)::int as count from bus.consumer_retry where consumer = $1", [
    consumer,
  ])
  return rows[0]?.count ?? 0
}

/** Oldest first. */
export async function listDeadLetters(db: Queryable, consumer: string): Promise<DeadLetter[]> {
  const { rows } = await db.query<Omit<DeadLetter, "at"> & { at: Date }>(
    "select consumer, event, attempts, reason, at from bus.dead_letter where consumer = $1 order by at, event_id",
    [consumer],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Puts a dead letter back among the waiting, due now, with all its attempts before it, and wakes whoever consumes. Throws when there is none. */
export async function reviveDeadLetter(db: Queryable, consumer: string, eventId: string): Promise<void> {
  const { rows } = await db.query<{ event_id: string }>(
    `with revived as (delete from bus.dead_letter where consumer = $1 and event_id = $2 returning consumer, event_id, event, reason)
     insert into bus.consumer_retry (consumer, event_id, event, attempts, last_error, due)
     select consumer, event_id, event, 0, reason, now() from revived
     on conflict (consumer, event_id) do update set attempts = 0, due = now()
     returning event_id`,
    [consumer, eventId],
  )
  if (rows.length === 0) throw new Error(`The consumer ${consumer} has no dead letter ${eventId}`)
  await db.query("select pg_notify('teei_bus', 'work')")
}
