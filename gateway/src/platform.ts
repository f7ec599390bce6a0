import { subgraphRole, urlAs } from "@teei/database"
import type { EventBus } from "@teei/events"
import { evidence } from "@teei/evidence"
import { outcomes } from "@teei/outcomes"
import { privacy } from "@teei/privacy"
import { profile } from "@teei/profile"
import { programs } from "@teei/programs"
import { reporting } from "@teei/reporting"
import {
  type FileStore,
  type Logger,
  type OpenSubgraph,
  type Secrets,
  type SubgraphName,
  createGraphPort,
  eventBatchSize,
  openBus,
  openCache,
  openSubgraph,
} from "@teei/subgraph-kit"
import { type Gateway, type GatewayOptions, createGateway } from "./create-gateway.ts"

export type PlatformOptions = Pick<GatewayOptions, "supergraphSdl" | "webRoot" | "isDemo" | "personas" | "proxies"> & {
  /** The migrated database, as any role; the platform's own roles are put in its place. */
  databaseUrl: string
  rolePassword: string | null
  /** NATS JetStream carries events when given, else the database does. */
  natsUrl: string | null
  /** Name of the stream there: platforms that share a NATS server need one each. */
  natsStream: string
  /** Redis shares what is cached between processes when given. */
  redisUrl: string | null
  secrets: Secrets
  files: FileStore
  clock: () => Date
  log: Logger
}

/** The whole platform in this process: six subgraphs, their events, and the gateway in front of them. */
export type Platform = { gateway: Gateway; subgraphs: Record<SubgraphName, OpenSubgraph>; bus: EventBus; close(): Promise<void> }

/** Opens everything; nothing listens yet. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { databaseUrl, rolePassword, secrets, files, clock, log } = options
  const opened = new Map<SubgraphName, OpenSubgraph>()
  const portOf = (name: SubgraphName): OpenSubgraph => {
    const subgraph = opened.get(name)
    if (!subgraph) throw new Error(`${name} is not open yet`)
    return subgraph
  }
  const open = async (
    definition: { name: SubgraphName },
    opening: (dependencies: Parameters<typeof openSubgraph>[1]) => Promise<OpenSubgraph>,
  ) => {
    const { name } = definition
    const dependencies = {
      databaseUrl: urlAs(databaseUrl, subgraphRole(name), rolePassword),
      graph: createGraphPort(name, portOf),
      secrets: { upload: secrets.upload, people: secrets.people, webhooks: secrets.webhooks },
      files,
      clock,
      log,
    }
    const subgraph = await opening(dependencies)
    opened.set(name, subgraph)
    return subgraph
  }
  const subgraphs: Record<SubgraphName, OpenSubgraph> = {
    profile: await open(profile, (dependencies) => openSubgraph(profile, dependencies)),
    programs: await open(programs, (dependencies) => openSubgraph(programs, dependencies)),
    outcomes: await open(outcomes, (dependencies) => openSubgraph(outcomes, dependencies)),
    evidence: await open(evidence, (dependencies) => openSubgraph(evidence, dependencies)),
    reporting: await open(reporting, (dependencies) => openSubgraph(reporting, dependencies)),
    privacy: await open(privacy, (dependencies) => openSubgraph(privacy, dependencies)),
  }
  const bus = await openBus(options)
  for (const { name, consumer } of opened.values()) {
    if (consumer.types.length > 0) await bus.consume({ consumer: name, ...consumer, batchSize: eventBatchSize })
  }
  const cache = await openCache(options.redisUrl, log)
  const gateway = await createGateway({ ...options, ports: subgraphs, bus, cache })
  return {
    gateway,
    subgraphs,
    bus,
    async close() {
      await gateway.close()
      await bus.close()
      await cache.close()
      await Promise.all([...opened.values()].map((subgraph) => subgraph.close()))
    },
  }
}
