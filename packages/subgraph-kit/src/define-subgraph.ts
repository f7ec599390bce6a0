import { readFileSync } from "node:fs"
import { buildSubgraphSchema } from "@apollo/subgraph"
import type { PrismaPg } from "@prisma/adapter-pg"
import { type EventOf, type EventType, digest } from "@teei/events"
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, execute, parse, validate } from "graphql"
import { LRUCache } from "lru-cache"
import { type BaseContext, type SubgraphDependencies, createBaseContext } from "./context.ts"
import { type Database, type RawTx, createAdapter, inTenant } from "./database.ts"
import { fault } from "./errors.ts"
import { guardSchema } from "./guard-schema.ts"
import type { OpenSubgraph, SubgraphName, SubgraphRequest } from "./subgraph.ts"
import { type Viewer, serviceViewer } from "./viewer.ts"

type AnyResolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer Modules
  ? Modules extends { resolvers?: infer R }[]
    ? R
    : never
  : never

/** What handles events, by type; each gets the events of one company in a transaction of that company. */
export type EventHandlers<Context> = { [T in EventType]?: (context: Context, events: EventOf<T>[]) => Promise<void> }

/** The context of an event handler: like an operation's, as a service, inside the transaction that also notes the events as handled. */
export type HandlerContext<Tx extends RawTx> = BaseContext<Tx> & { tx: Tx }

/** A subgraph as a value. Nothing of it runs before it is opened. */
export type SubgraphDefinition<Tx extends RawTx, Context extends BaseContext<Tx>, Services = undefined> = {
  name: SubgraphName
  /** Address of its `schema.graphql`. */
  schemaUrl: URL
  resolvers: unknown
  openDatabase(adapter: PrismaPg): Database<Tx>
  createContext(base: BaseContext<Tx>, services: Services): Context
  handlers?: EventHandlers<HandlerContext<Tx>>
  /** What lives as long as the subgraph: its background work, and what operations need of it. */
  start?(run: SubgraphRun<Tx, Context>): Promise<{ services: Services; stop(): Promise<void> }>
}

/** What background work runs with. `contextFor` gives the context of a job: of a company, as the subgraph itself. */
export type SubgraphRun<Tx extends RawTx, Context extends BaseContext<Tx>> = SubgraphDependencies & {
  database: Database<Tx>
  contextFor(companyId: string, requestId: string): Context
}

export const defineSubgraph = <Tx extends RawTx, Context extends BaseContext<Tx>, Services = undefined>(
  definition: SubgraphDefinition<Tx, Context, Services>,
): SubgraphDefinition<Tx, Context, Services> => definition

/** The common part every subgraph's SDL begins with. */
const commonSdl = (): string => readFileSync(new URL("../../../schema/common.graphql", import.meta.url), "utf8")

/** The guarded, executable schema of a subgraph. */
export function buildSchema(definition: { schemaUrl: URL; resolvers: unknown }): GraphQLSchema {
  const typeDefs = parse(`${commonSdl()}\n${readFileSync(definition.schemaUrl, "utf8")}`)
  return guardSchema(buildSubgraphSchema([{ typeDefs, resolvers: definition.resolvers as NonNullable<AnyResolvers> }]))
}

/** Opens a subgraph in this process: its database, its schema, its event consumer and its background work. */
export async function openSubgraph<Tx extends RawTx, Context extends BaseContext<Tx>, Services>(
  definition: SubgraphDefinition<Tx, Context, Services>,
  dependencies: SubgraphDependencies,
): Promise<OpenSubgraph> {
  const { name } = definition
  const log = dependencies.log.child({ subgraph: name })
  const database = definition.openDatabase(createAdapter(dependencies.databaseUrl, name, dependencies.maxConnections ?? 10))
  const deps = { ...dependencies, log }
  const schema = buildSchema(definition)
  let running: { services: Services; stop(): Promise<void> } | undefined
  const contextOf = (viewer: Viewer) => definition.createContext(createBaseContext(viewer, database, deps), running?.services as Services)
  const contextFor = (companyId: string, requestId: string) => contextOf(serviceViewer(name, companyId, requestId))
  running = await definition.start?.({ ...deps, database, contextFor })
  return {
    name,
    schema,
    execute: createExecutor(schema, (request) => contextOf(request.viewer)),
    consumer: createConsumer(definition, database, deps),
    isReady: () => database.transaction(async (tx) => (await tx.$queryRawUnsafe<unknown[]>("select 1")).length === 1),
    async close() {
      await running?.stop()
      await database.close()
    },
  }
}

function createConsumer<Tx extends RawTx>(
  definition: { name: SubgraphName; handlers?: EventHandlers<HandlerContext<Tx>> },
  database: Database<Tx>,
  deps: SubgraphDependencies,
): OpenSubgraph["consumer"] {
  const { name, handlers = {} } = definition
  const bound = Object.fromEntries(
    Object.entries(handlers).map(([type, handle]) => [
      type,
      async (events: EventOf<EventType>[], tx: Tx, companyId: string) => {
        const viewer = serviceViewer(name, companyId, events[0]?.correlationid ?? "events")
        await (handle as (context: HandlerContext<Tx>, events: EventOf<EventType>[]) => Promise<void>)(
          { ...createBaseContext(viewer, database, deps), tx },
          events,
        )
      },
    ]),
  )
  return {
    types: Object.keys(handlers) as EventType[],
    handle: (events) =>
      digest<Tx>({
        consumer: name,
        table: `${name}.inbox_event`,
        events,
        inTenant: (companyId, run) => inTenant(database, companyId, run),
        handlers: bound,
      }),
  }
}

/** Parses and validates a text once, executes it often. Answers plain JSON values only, so that both ways to reach a subgraph give the same. */
function createExecutor(schema: GraphQLSchema, createContext: (request: SubgraphRequest) => unknown): OpenSubgraph["execute"] {
  const documents = new LRUCache<string, { document: DocumentNode; errors: ExecutionResult | null }>({ max: 1000 })
  const prepare = ({ query, document }: SubgraphRequest) => {
    const known = documents.get(query)
    if (known) return known
    const parsed = document ?? parse(query, { noLocation: true })
    const errors = validate(schema, parsed)
    const prepared = { document: parsed, errors: errors.length > 0 ? { errors } : null }
    documents.set(query, prepared)
    return prepared
  }
  return async (request) => {
    const { document, errors } = prepare(request)
    const result =
      errors ??
      (await execute({
        schema,
        document,
        contextValue: createContext(request),
        variableValues: request.variables,
        operationName: request.operationName,
      }))
    return plain(result)
  }
}

function plain(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result
  return { ...result, errors: result.errors.map((error) => error.toJSON() as unknown as typeof error) }
}

/** Thrown by ports when a subgraph cannot be reached. */
export const unavailable = (name: SubgraphName) => fault("UNAVAILABLE", `The ${name} service does not answer. Try again.`)
