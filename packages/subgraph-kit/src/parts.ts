import { busRole, urlAs } from "@teei/database"
import { type EventBus, createEmbeddedBus, createNatsBus } from "@teei/events"
import type { Logger } from "pino"
import type { Cache } from "./cache/cache.ts"
import { createMemoryCache } from "./cache/memory-cache.ts"
import { createRedisCache } from "./cache/redis-cache.ts"

/** The bus of a process: over NATS JetStream where there is one, else over the database. */
export function openBus(options: {
  databaseUrl: string
  rolePassword: string | null
  natsUrl: string | null
  natsStream: string
  log: Logger
}): Promise<EventBus> {
  const { databaseUrl, rolePassword, natsUrl, natsStream, log } = options
  const connectionString = urlAs(databaseUrl, busRole, rolePassword)
  return natsUrl === null
    ? createEmbeddedBus({ connectionString, log })
    : createNatsBus({ connectionString, natsUrl, stream: natsStream, log })
}

/** Most events a subgraph is handed at once: its handlers work on sets, so more is cheaper. */
export const eventBatchSize = 5_000

/** The cache of a process: shared over Redis where there is one, else its own. */
export const openCache = async (redisUrl: string | null, log: Logger): Promise<Cache> =>
  redisUrl === null ? createMemoryCache() : createRedisCache({ url: redisUrl, log })
