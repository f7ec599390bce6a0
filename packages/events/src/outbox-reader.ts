import pg from "pg"
import type { Bell } from "./bell.ts"
import { createBell } from "./bell.ts"
import type { BusMessage, BusSession } from "./bus-session.ts"
import { openBusSession } from "./bus-session.ts"
import type { EventEnvelope, EventType } from "./envelope.ts"
import type { BusLog } from "./log.ts"
import { messageOf } from "./log.ts"
import { outagePauses, pause, pauseMs } from "./pause.ts"
import type { Position } from "./position.ts"
import { beginning, comparePositions } from "./position.ts"

/** An event with its place in the outbox. */
export type PlacedEvent = { position: Position; event: EventEnvelope }

/** The outbox as its readers see it: how far it may be read, a bell for when that moves, and the events in between. */
export type OutboxReader = {
  pool: pg.Pool
  session: BusSession
  /** The last event below which nothing can appear any more: every transaction up to there has ended. */
  safeHead(): Position
  /** The last committed event; it may still be above the safe head. */
  head(): Promise<Position>
  /** Events after one place up to another, of these types or of all (null), in reading order. */
  read(range: { after: Position; upTo: Position; types: EventType[] | null; limit: number }): Promise<PlacedEvent[]>
  /** Numbers of the events that are committed but above this safe head. */
  unsafe(above: Position): Promise<Set<string>>
  /** Rings the bell when the safe head moved over events of these types, and when a dead letter was revived. Answers with what ends that. */
  attach(bell: Bell, types: EventType[] | null): () => void
  close(): Promise<void>
}

/**
 * Batches are read along the index of the reading order. Left to choose, the planner of a table that grew faster than its statistics sorts the whole
 * backlog for every batch (20,000 events: 12 ms instead of 0.3 ms, and growing).
 */
const inReadingOrder = "-c enable_bitmapscan=off -c enable_seqscan=off"

/** Opens the reader and looks where the outbox stands. `pollMs` bounds the wait when a notification is lost. */
export async function openOutboxReader(connectionString: string, pollMs: number, log: BusLog): Promise<OutboxReader> {
  const closing = new AbortController()
  const attached = new Map<Bell, Set<string> | null>()
  const bell = createBell()
  const pool = new pg.Pool({ connectionString, max: 4, keepAlive: true, application_name: "teei-bus", options: inReadingOrder })
  // The pool stops listening to a connection it ends; were it cut in that moment, the error would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined))
  pool.on("error", (error) => log.warn({ error: error.message }, "The bus lost a database connection"))
  await refuseForeignHistory(pool)
  const session = await openBusSession(connectionString, heard, log)
  let heads = await readHeads(pool)

  function heard(message: BusMessage): void {
    bell.ring()
    if (message === "work") for (const each of attached.keys()) each.ring()
  }

  /** Only who waits for one of the new events is woken: a turn costs five statements. */
  async function moveTo(next: { safe: Position; last: Position }): Promise<void> {
    const before = heads.safe
    if (comparePositions(before, next.safe) !== 0) {
      const present = await readTypes(pool, before, next.safe)
      heads = next
      for (const [each, types] of attached) if (types === null || present.some((type) => types.has(type))) each.ring()
    }
    heads = next
  }

  async function watch(): Promise<void> {
    let failures = 0
    let quickMs = 5
    while (!closing.signal.aborted) {
      try {
        await moveTo(await readHeads(pool))
        failures = 0
        // Committed, but a transaction older than it is still open: look again soon, then ever more patiently.
        quickMs = comparePositions(heads.safe, heads.last) === 0 ? 5 : Math.min(quickMs * 2, pollMs)
        await bell.wait(quickMs > 5 ? quickMs : pollMs)
      } catch (error) {
        if (closing.signal.aborted) return
        log.warn({ error: messageOf(error) }, "The bus cannot read the outbox")
        await pause(pauseMs(outagePauses, ++failures), closing.signal)
      }
    }
  }
  const watching = watch()

  return {
    pool,
    session,
    safeHead: () => heads.safe,
    head: async () => (await readHeads(pool)).last,
    read: (range) => readEvents(pool, range),
    unsafe: (above) => readUnsafe(pool, above),
    attach(each, types) {
      attached.set(each, types && new Set<string>(types))
      return () => attached.delete(each)
    },
    async close() {
      closing.abort()
      bell.ring()
      await watching
      await session.close()
      await pool.end()
    },
  }
}

/**
 * Places in the outbox are transaction numbers of one server. In a copy restored to another server they lie in its future: new events would sort before
 * every cursor and never be handled, without a word. So that is an error at start.
 */
async function refuseForeignHistory(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ isForeign: boolean }>(
    `select greatest((select max(xid) from bus.consumer_cursor), (select xid from bus.outbox_event order by xid desc, seq desc limit 1))
       >= pg_snapshot_xmax(pg_current_snapshot()) as "isForeign"`,
  )
  if (rows[0]?.isForeign !== true) return
  await pool.end()
  throw new Error(
    "The outbox comes from another server: its transaction numbers lie in the future here. Follow docs/runbooks/restore-and-reset.md, then start again.",
  )
}

async function readHeads(pool: pg.Pool): Promise<{ safe: Position; last: Position }> {
  const { rows } = await pool.query<{ safe: boolean; xid: string; seq: string }>(`
    (select true as safe, xid::text, seq::text from bus.outbox_event where xid < pg_snapshot_xmin(pg_current_snapshot()) order by outbox_event.xid desc, outbox_event.seq desc limit 1)
    union all
    (select false, xid::text, seq::text from bus.outbox_event order by outbox_event.xid desc, outbox_event.seq desc limit 1)`)
  const at = (safe: boolean): Position => rows.find((row) => row.safe === safe) ?? beginning
  return { safe: at(true), last: at(false) }
}

async function readTypes(pool: pg.Pool, after: Position, upTo: Position): Promise<string[]> {
  const { rows } = await pool.query<{ type: string }>(
    "select distinct type from bus.outbox_event where (xid, seq) > ($1::xid8, $2::bigint) and (xid, seq) <= ($3::xid8, $4::bigint)",
    [after.xid, after.seq, upTo.xid, upTo.seq],
  )
  return rows.map(({ type }) => type)
}

async function readUnsafe(pool: pg.Pool, above: Position): Promise<Set<string>> {
  const { rows } = await pool.query<{ seq: string }>("select seq::text from bus.outbox_event where (xid, seq) > ($1::xid8, $2::bigint)", [
    above.xid,
    above.seq,
  ])
  return new Set(rows.map(({ seq }) => seq))
}

type Row = {
  xid: string
  seq: string
  id: string
  company_id: string
  type: EventType
  dataversion: number
  source: string
  time: Date
  subject_refs: string[]
  correlation_id: string
  causation_id: string | null
  data: unknown
}

async function readEvents(pool: pg.Pool, range: Parameters<OutboxReader["read"]>[0]): Promise<PlacedEvent[]> {
  const { after, upTo, types, limit } = range
  const { rows } = await pool.query<Row>(
    `select xid::text, seq::text, id, company_id, type, dataversion, source, time, subject_refs, correlation_id, causation_id, data
     from bus.outbox_event
     where (xid, seq) > ($1::xid8, $2::bigint) and (xid, seq) <= ($3::xid8, $4::bigint) and ($5::text[] is null or type = any($5))
     order by outbox_event.xid, outbox_event.seq limit $6`,
    [after.xid, after.seq, upTo.xid, upTo.seq, types, limit],
  )
  return rows.map((row) => ({ position: { xid: row.xid, seq: row.seq }, event: toEvent(row) }))
}

function toEvent(row: Row): EventEnvelope {
  const event = {
    specversion: "1.0",
    id: row.id,
    type: row.type,
    dataversion: row.dataversion,
    source: row.source,
    time: row.time.toISOString(),
    companyid: row.company_id,
    subjectrefs: row.subject_refs,
    correlationid: row.correlation_id,
    causationid: row.causation_id,
    data: row.data,
  }
  // Validated when it was announced, and again by whoever handles it.
  return event as EventEnvelope
}

/** Committed events after a place, of these types or of all. */
export async function countOutbox(pool: pg.Pool, after: Position, types: EventType[] | null): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from bus.outbox_event where (xid, seq) > ($1::xid8, $2::bigint) and ($3::text[] is null or type = any($3))",
    [after.xid, after.seq, types],
  )
  return rows[0]?.count ?? 0
}
