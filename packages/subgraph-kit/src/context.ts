import type { Logger } from "pino"
import { type Database, type RawTx, inTenant } from "./database.ts"
import { fault, forbidden } from "./errors.ts"
import type { FileStore } from "./files.ts"
import type { GraphPort } from "./subgraph.ts"
import type { Viewer } from "./viewer.ts"

/** Secrets a subgraph may need; each one a random text of at least 32 characters. */
export type SubgraphSecrets = {
  /** Signs upload addresses. */
  upload: string
  /** Wraps the keys that people's data is encrypted under, and keys the hashes of their addresses. */
  people: string
  /** Seals the secrets that systems sign their deliveries with. */
  webhooks: string
}

/** What every operation of a subgraph has at hand. */
export type BaseContext<Tx extends RawTx> = {
  viewer: Viewer
  /** The company this operation works in; throws FORBIDDEN when it has none. */
  companyId(): string
  /** Reads in a transaction that sees the operation's company only. */
  read<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  /** The same, all statements of one state of the data. */
  snapshot<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  database: Database<Tx>
  clock: () => Date
  /** Asks another subgraph, for the operation's company. */
  ask<Data>(subgraph: Parameters<GraphPort>[0], query: string, variables: Record<string, unknown>): Promise<Data>
  secrets: SubgraphSecrets
  files: FileStore
  log: Logger
}

/** What a subgraph is opened with. */
export type SubgraphDependencies = {
  databaseUrl: string
  graph: GraphPort
  clock: () => Date
  secrets: SubgraphSecrets
  files: FileStore
  log: Logger
  maxConnections?: number
}

export function createBaseContext<Tx extends RawTx>(
  viewer: Viewer,
  database: Database<Tx>,
  dependencies: SubgraphDependencies,
): BaseContext<Tx> {
  const { graph, clock, secrets, files, log } = dependencies
  const companyId = () => {
    if (viewer.companyId === null) throw forbidden()
    return viewer.companyId
  }
  return {
    viewer,
    companyId,
    read: (run) => inTenant(database, companyId(), run),
    snapshot: (run) => inTenant(database, companyId(), run, { isSnapshot: true }),
    database,
    clock,
    ask: (subgraph, query, variables) =>
      graph(subgraph, { query, variables, companyId: viewer.companyId, requestId: viewer.requestId }).catch((error: unknown) => {
        log.warn({ err: error, subgraph, requestId: viewer.requestId }, "another subgraph did not answer")
        throw fault("UNAVAILABLE", `The ${subgraph} service does not answer. Try again.`)
      }) as Promise<never>,
    secrets,
    files,
    log,
  }
}
