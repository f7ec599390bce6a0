import pg from "pg"
import { openTestDatabase } from "../../testkit/src/database.ts"
import type { Announcement, EventEnvelope, EventType } from "./envelope.ts"
import type { EventHandlers } from "./inbox.ts"
import { digest } from "./inbox.ts"
import { announce } from "./outbox.ts"
import type { ReadableContract } from "./read-event.ts"

/** The transaction both halves of the kit see, on a plain connection. */
export type TestTransaction = {
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>
  $queryRawUnsafe<Rows = unknown>(sql: string, ...values: unknown[]): Promise<Rows>
}

/** A database with an announcing and a handling subgraph, for the suite every bus passes. */
export type World = Awaited<ReturnType<typeof openWorld>>

/** Opens a database of its own. `effects` in it stands for what handlers do. */
export async function openWorld() {
  const database = await openTestDatabase()
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query(`
    create table outcomes.effect (nr bigint generated always as identity, company_id text not null, consumer text not null, event_id uuid not null, row int);
    alter table outcomes.effect enable row level security;
    create policy tenant on outcomes.effect using (company_id = (select app.company_id()));
    grant select, insert on outcomes.effect to teei_outcomes`)
  const programs = new pg.Pool({ connectionString: database.url("programs"), max: 4 })
  const outcomes = new pg.Pool({ connectionString: database.url("outcomes"), max: 8 })
  for (const pool of [programs, outcomes]) pool.on("connect", (client) => client.on("error", () => undefined))

  const inOutcomes = (companyId: string, work: (tx: TestTransaction) => Promise<void>) => inTenant(outcomes, companyId, work)

  const handleOnce = (
    consumer: string,
    events: EventEnvelope[],
    handlers: EventHandlers<TestTransaction>,
    contracts?: Record<string, ReadableContract>,
  ) => digest({ table: "outcomes.inbox_event", consumer, events, inTenant: inOutcomes, handlers, ...(contracts && { contracts }) })

  return {
    busUrl: database.busUrl,
    /** A session of this row number in a company. */
    session,
    /** Announces as programs, in one transaction. */
    announce: (announcements: Announcement[], companyId = "com_a") =>
      inTenant(programs, companyId, (tx) => announce(tx, toOptions(companyId), announcements)),
    /** Announces in a transaction that stays open until the answer is called. */
    async announceLate(announcements: Announcement[], end: "commit" | "rollback" = "commit", companyId = "com_a") {
      const client = await programs.connect()
      await begin(client, companyId)
      await announce(toTransaction(client), toOptions(companyId), announcements)
      return async () => {
        await client.query(end)
        client.release()
      }
    },
    handleOnce,
    /** A handler that notes every event once; `before` may throw. Events are read by `contracts`, which may be another release's. */
    noteEffects:
      (consumer: string, before: (events: EventEnvelope[]) => void = () => undefined, contracts?: Record<string, ReadableContract>) =>
      async (events: EventEnvelope[]): Promise<void> => {
        const note = async (run: EventEnvelope[], tx: TestTransaction, companyId: string) => {
          before(run)
          await tx.$executeRawUnsafe(
            "insert into outcomes.effect (company_id, consumer, event_id, row) select $1, $2, (e->>'id')::uuid, (e->'data'->>'row')::int from jsonb_array_elements($3::jsonb) with ordinality as x (e, n) order by n",
            companyId,
            consumer,
            JSON.stringify(run),
          )
        }
        await handleOnce(consumer, events, { "kintell.session.completed": note, "figure.changed": note }, contracts)
      },
    /** Rows of the events whose effect a consumer committed, in the order it did. */
    async effects(consumer: string): Promise<number[]> {
      const { rows } = await admin.query<{ row: number }>("select row from outcomes.effect where consumer = $1 order by nr", [consumer])
      return rows.map(({ row }) => row)
    },
    inOutcomes,
    /** Cuts every connection the bus has to the database. */
    async cutDatabase() {
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'teei_bus'",
      )
    },
    admin,
    async close() {
      await Promise.all([programs.end(), outcomes.end(), admin.end()])
      await database.close()
    },
  }
}

const toOptions = (companyId: string) => ({ source: "programs", companyId, correlationId: "req_1", now: new Date() })

const toTransaction = (client: pg.ClientBase): TestTransaction => ({
  $executeRawUnsafe: async (sql, ...values) => (await client.query(sql, values)).rowCount ?? 0,
  $queryRawUnsafe: async <Rows>(sql: string, ...values: unknown[]) => (await client.query(sql, values)).rows as Rows,
})

async function begin(client: pg.ClientBase, companyId: string): Promise<void> {
  await client.query("begin")
  await client.query("select set_config('app.company_id', $1, true)", [companyId])
}

async function inTenant(pool: pg.Pool, companyId: string, work: (tx: TestTransaction) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await begin(client, companyId)
    await work(toTransaction(client))
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
}

const id = (prefix: string, number: number): string => `${prefix}_${String(number).padStart(26, "0")}`

/** A session that was held, told apart by its row. */
export const session = (row: number): Announcement => ({
  type: "kintell.session.completed",
  subjectRefs: [id("per", row)],
  causationId: `imp:${row}`,
  data: {
    sessionId: id("ses", row),
    externalId: `k-${row}`,
    kind: "LANGUAGE",
    programId: id("prg", 1),
    participantId: id("per", row),
    volunteerId: id("per", 1),
    occurredAt: "2026-03-01T10:00:00Z",
    durationMinutes: 60,
    languageLevel: "B1",
    rating: "0.8",
    importId: id("imp", 1),
    row,
  },
})

/** The figures of a month moved. */
export const figureChanged: Announcement = { type: "figure.changed", data: { programId: id("prg", 1), month: "2026-03", importIds: [] } }

export const sessionType: EventType = "kintell.session.completed"

/** The row an event of a session came from; -1 for other events. */
export const rowOf = (event: EventEnvelope): number => (event.type === "kintell.session.completed" ? event.data.row : -1)

export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)
