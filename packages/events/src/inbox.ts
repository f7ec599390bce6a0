import type { EventEnvelope, EventOf, EventType } from "./envelope.ts"
import { eventContracts } from "./contracts.ts"
import { failPoint } from "./fail-points.ts"
import { type ReadableContract, readEvent } from "./read-event.ts"

/** What `digest` needs of a transaction. A Prisma transaction client fits. */
export type InboxTransaction = { $queryRawUnsafe<Rows = unknown>(sql: string, ...values: unknown[]): Promise<Rows> }

/** Handlers of one subgraph by event type: runs of events of one type and one company, oldest first, in a transaction of that company. */
export type EventHandlers<Tx> = { [T in EventType]?: (events: EventOf<T>[], tx: Tx, companyId: string) => Promise<void> }

export type DigestOptions<Tx extends InboxTransaction> = {
  /** The subgraph's own inbox, with its schema: `outcomes.inbox_event`. Needs company_id, consumer, event_id and a primary key of the three. */
  table: string
  consumer: string
  events: EventEnvelope[]
  /** Opens the tenant transaction: commits when `work` resolves, rolls back when it throws. */
  inTenant(companyId: string, work: (tx: Tx) => Promise<void>): Promise<void>
  handlers: EventHandlers<Tx>
  /** What events are read by; the catalogue unless told otherwise. */
  contracts?: Record<string, ReadableContract>
}

/**
 * Makes handlers effectively once: an event's id enters the inbox in the very transaction that holds its effect, and an event found there is passed
 * by. One transaction per company of the batch; when one throws, the companies before it stay committed and are passed by next time.
 * Events without a handler are passed by and not noted, so that a handler added later may replay them.
 */
export async function digest<Tx extends InboxTransaction>(options: DigestOptions<Tx>): Promise<void> {
  const { contracts = eventContracts } = options
  if (!/^[a-z_]+\.[a-z_]+$/.test(options.table)) throw new Error(`The inbox must be a plain schema.table, not ${options.table}`)
  const handled = options.events.filter(({ type }) => options.handlers[type] !== undefined)
  for (const [companyId, events] of Map.groupBy(handled, (event) => event.companyid)) {
    await options.inTenant(companyId, async (tx) => {
      const unseen = await keepUnseen(tx, options, companyId, events)
      failPoint("consumer.inbox.noted")
      for (const run of runsOfOneType(unseen.map((event) => readEvent(event, contracts))))
        await handleRun(options.handlers, run, tx, companyId)
      failPoint("consumer.effect.written")
    })
  }
}

async function keepUnseen(
  tx: InboxTransaction,
  { table, consumer }: { table: string; consumer: string },
  companyId: string,
  events: EventEnvelope[],
): Promise<EventEnvelope[]> {
  const byId = new Map(events.map((event) => [event.id, event]))
  const fresh = await tx.$queryRawUnsafe<{ event_id: string }[]>(
    `insert into ${table} (company_id, consumer, event_id)
     select $1, $2, unnest(string_to_array($3, ',')::uuid[]) on conflict do nothing returning event_id::text`,
    companyId,
    consumer,
    [...byId.keys()].join(","),
  )
  const freshIds = new Set(fresh.map(({ event_id }) => event_id))
  return [...byId.values()].filter(({ id }) => freshIds.has(id))
}

function runsOfOneType(events: EventEnvelope[]): EventEnvelope[][] {
  const runs: EventEnvelope[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0]?.type === event.type) last.push(event)
    else runs.push([event])
  }
  return runs
}

async function handleRun<Tx>(handlers: EventHandlers<Tx>, run: EventEnvelope[], tx: Tx, companyId: string): Promise<void> {
  const [first] = run
  if (!first) return
  // One type per run, so the handler of the first is the handler of all: more than the compiler can follow.
  const handle = handlers[first.type] as ((events: EventEnvelope[], tx: Tx, companyId: string) => Promise<void>) | undefined
  await handle?.(run, tx, companyId)
}
