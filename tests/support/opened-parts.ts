import type { EventBus } from "@teei/events"
import type { SubgraphName, SubgraphPort } from "@teei/subgraph-kit"
import type { Gateway } from "../../gateway/src/create-gateway.ts"

/** An open platform, in one process or in many. */
export type OpenedParts = {
  app: Gateway["app"]
  ports: Record<SubgraphName, SubgraphPort>
  bus: EventBus
  /** Where a subgraph answers over HTTP; null when it does not. */
  urlOf(name: SubgraphName): string | null
  /** Takes a subgraph away from the gateway and from the other subgraphs; its events go on. */
  stop(name: SubgraphName): Promise<void>
  restart(name: SubgraphName): Promise<void>
  close(): Promise<void>
}
