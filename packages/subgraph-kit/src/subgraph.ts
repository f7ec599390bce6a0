import type { EventEnvelope, EventType } from "@teei/events"
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql"
import type { Logger } from "pino"
import type { Viewer } from "./viewer.ts"

export const subgraphNames = ["profile", "programs", "outcomes", "evidence", "reporting", "privacy"] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** One operation for one subgraph. `document` is the parsed `query`, when the caller has it. */
export type SubgraphRequest = {
  query: string
  document?: DocumentNode | undefined
  operationName?: string | undefined
  variables?: Record<string, unknown> | undefined
  viewer: Viewer
}

/** A running subgraph, wherever it runs: the gateway's data sources and the ports between subgraphs see no more than this. */
export type SubgraphPort = {
  name: SubgraphName
  execute(request: SubgraphRequest): Promise<ExecutionResult>
  /** True when it answers and its database does. */
  isReady(): Promise<boolean>
}

/** Asks another subgraph, as a service. The only way from one subgraph to another beside events. */
export type GraphPort = <Data>(
  subgraph: SubgraphName,
  request: { query: string; variables?: Record<string, unknown>; companyId: string | null; requestId: string },
) => Promise<Data>

/** A subgraph opened in this process. */
export type OpenSubgraph = SubgraphPort & {
  schema: GraphQLSchema
  /** Events it handles, as one batch handler; empty `types` when it handles none. */
  consumer: { types: EventType[]; handle(events: EventEnvelope[]): Promise<void> }
  /** Ends its jobs and connections; in-flight work is finished first. */
  close(): Promise<void>
}

export type { Logger }
