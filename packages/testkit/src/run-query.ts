import { randomUUID } from "node:crypto"
import { tmpdir } from "node:os"
import type { EventData, EventEnvelope, EventOf, EventType } from "@teei/events"
import {
  type BaseContext,
  type Database,
  type GraphPort,
  type RawTx,
  type Role,
  type SubgraphDefinition,
  type SubgraphDependencies,
  type SubgraphName,
  type Viewer,
  createAdapter,
  createBaseContext,
  createFolderStore,
  newId,
  openSubgraph,
} from "@teei/subgraph-kit"
import pg from "pg"
import { pino } from "pino"
import { openTestDatabase } from "./database.ts"

/** What the neighbours of the subgraph answer, by name. A neighbour that is not there does not answer. */
export type Neighbours = {
  [Name in SubgraphName]?: (query: string, variables: Record<string, unknown>, companyId: string | null) => unknown
}

/** The answer to an operation, as JSON carries it. */
export type Answer<Data> = { data: Data | null; errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[] }

/** A subgraph on a database of its own, at a fixed time. */
export type SubgraphUnderTest<Tx extends RawTx, Context> = {
  /** Runs an operation through the guarded schema. */
  query<Data = Record<string, unknown>>(viewer: Viewer, text: string, variables?: Record<string, unknown>): Promise<Answer<Data>>
  /** What a resolver or command of an operation of this viewer has at hand. */
  contextFor(viewer: Viewer): Context
  /** Hands events to the subgraph's consumer, as the bus does. */
  deliver(events: EventEnvelope[]): Promise<void>
  database: Database<Tx>
  /** Runs a statement as the server's administrator, whom no wall stops. */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** The instant `clock` answers. */
  now: Date
  close(): Promise<void>
}

/** When tests take place. */
export const testNow = new Date("2026-11-25T08:30:00.000Z")

/**
 * Opens a subgraph for a suite: a real database, neighbours as functions, a clock that stands still. `services` is what `contextFor` hands to commands
 * of a subgraph that has background work.
 */
export async function openForTest<Tx extends RawTx, Context extends BaseContext<Tx>, Services = undefined>(
  definition: SubgraphDefinition<Tx, Context, Services>,
  neighbours: Neighbours = {},
  services?: Services,
): Promise<SubgraphUnderTest<Tx, Context>> {
  const test = await openTestDatabase()
  const dependencies: SubgraphDependencies = {
    databaseUrl: test.url(definition.name),
    graph: portTo(neighbours),
    clock: () => testNow,
    secrets: { upload: "u".repeat(32), people: "p".repeat(32), webhooks: "w".repeat(32) },
    files: createFolderStore(`${tmpdir()}/teei-test-${randomUUID()}`),
    log: pino({ level: "silent" }),
    maxConnections: 4,
  }
  const subgraph = await openSubgraph(definition, dependencies)
  const database = definition.openDatabase(createAdapter(dependencies.databaseUrl, definition.name, 4))
  const admin = new pg.Pool({ connectionString: test.adminUrl, max: 1 })
  return {
    async query(viewer, query, variables) {
      const { data, errors } = JSON.parse(JSON.stringify(await subgraph.execute({ query, variables, viewer })))
      return { data: data ?? null, errors: errors ?? [] }
    },
    contextFor: (viewer) => definition.createContext(createBaseContext(viewer, database, dependencies), services as Services),
    deliver: (events) => subgraph.consumer.handle(events),
    database,
    sql: async <Row>(text: string, values?: unknown[]) => (await admin.query(text, values)).rows as Row[],
    now: testNow,
    async close() {
      await subgraph.close()
      await database.close()
      await admin.end()
      await test.close()
    },
  }
}

const portTo =
  (neighbours: Neighbours): GraphPort =>
  async (name, { query, variables, companyId }) => {
    const answer = neighbours[name]
    if (!answer) throw new Error(`${name} is not there`)
    return answer(query, variables ?? {}, companyId) as never
  }

/** Somebody with an account and a role in a company. */
export const viewerIn = (companyId: string | null, role: Role, userId = newId("usr")): Viewer => ({
  userId,
  role,
  companyId,
  memberships: companyId === null ? [] : [{ companyId, role }],
  requestId: `req-${role.toLowerCase()}`,
  service: null,
})

/** An event as the outbox announces it. */
export const eventOf = <T extends EventType>(type: T, companyId: string, data: EventData<T>): EventOf<T> =>
  ({
    specversion: "1.0",
    id: randomUUID(),
    type,
    dataversion: 1,
    source: "programs",
    time: testNow.toISOString(),
    companyid: companyId,
    subjectrefs: [],
    correlationid: "req-import",
    causationid: null,
    data,
  }) as EventOf<T>
