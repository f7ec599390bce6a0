import { Redis } from "ioredis"
import { LRUCache } from "lru-cache"
import type { Cache, CacheOptions } from "./cache.ts"
import { createSingleFlight, jitteredTtlMs } from "./cache.ts"
import { createEpochs } from "./redis-epochs.ts"

export type RedisCacheOptions = {
  url: string
  /** Before every key, and the name of the connections. */
  prefix?: string
  /** Answers kept in this process, in front of Redis. */
  maxEntries?: number
  log?: { warn(fields: Record<string, unknown>, message: string): void }
}

/** Redis answers within this time or is passed by. */
const timeoutMs = 250

/** After Redis did not answer in time it is passed by for this long, so that not everybody waits the time-out. */
const restMs = 1_000

type Kept = { value?: unknown; expiresAt: number }

/**
 * A cache shared by processes: memory in front of Redis, both under keys that carry the epochs of their tags (see the memory cache for why). While
 * Redis is out of reach every answer is loaded. Resolves when Redis answered or a time-out has passed: a missing Redis stops nobody from starting.
 */
export async function createRedisCache({ url, prefix = "teei:cache:", maxEntries = 10_000, log }: RedisCacheOptions): Promise<Cache> {
  const shared = { connectTimeout: 1_000, retryStrategy: (tries: number) => Math.min(100 * tries, 2_000) }
  const redis = new Redis(url, {
    ...shared,
    connectionName: `${prefix}commands`,
    commandTimeout: timeoutMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    enableAutoPipelining: true,
  })
  const listener = new Redis(url, { ...shared, connectionName: `${prefix}listener`, maxRetriesPerRequest: null })
  const epochs = createEpochs(redis, prefix)
  const kept = new LRUCache<string, Kept>({ max: maxEntries })
  const once = createSingleFlight()
  const untold = new Set<string>()
  let invalidations = 0
  let restUntil = 0
  let isClosed = false

  for (const client of [redis, listener]) client.on("error", (error: Error) => log?.warn({ error: error.message }, "The cache lost Redis"))
  redis.on("ready", () => {
    restUntil = 0
    epochs.forget()
    void tell()
  })
  // What was published while nobody listened is lost.
  listener.on("ready", () => epochs.forget())
  listener.on("message", (_channel: string, message: string) => epochs.forget(JSON.parse(message) as string[]))
  void listener.subscribe(`${prefix}invalidated`).catch(() => undefined)

  /** What Redis says, or null when it does not say anything in time. */
  async function ask<T>(question: () => Promise<T>): Promise<T | null> {
    if (Date.now() < restUntil) return null
    try {
      return await question()
    } catch (error) {
      restUntil = Date.now() + restMs
      log?.warn({ error: error instanceof Error ? error.message : String(error) }, "The cache goes without Redis")
      return null
    }
  }

  /** Tells Redis of invalidations; what it could not be told, it is told again after a rest. */
  async function tell(): Promise<void> {
    if (untold.size === 0 || isClosed) return
    const tags = [...untold]
    untold.clear()
    try {
      await epochs.advance(tags)
    } catch {
      for (const tag of tags) untold.add(tag)
      setTimeout(() => void tell(), restMs).unref()
    }
  }

  async function fetch<T>(at: string, ttlMs: number, load: () => Promise<T>): Promise<T> {
    const stored = await ask(async () => JSON.parse((await redis.get(at)) ?? "null") as Kept | null)
    if (stored) return keep(at, stored) as T
    const value = await load()
    const keepMs = jitteredTtlMs(ttlMs)
    const entry = { value, expiresAt: Date.now() + keepMs }
    keep(at, entry)
    void ask(() => redis.set(at, JSON.stringify(entry), "PX", keepMs))
    return value
  }

  function keep(at: string, entry: Kept): unknown {
    kept.set(at, entry, { ttl: Math.max(1, entry.expiresAt - Date.now()) })
    return entry.value
  }

  await firstAnswer(redis)
  return {
    async get<T>(key: string, { tags, ttlMs }: CacheOptions, load: () => Promise<T>): Promise<T> {
      const isUntold = tags.some((tag) => untold.has(tag))
      const at = isUntold ? null : await ask(() => epochs.read(tags))
      // Without epochs nobody knows what is outdated, so memory is not asked either.
      if (at === null) return once(JSON.stringify([key, invalidations]), load)
      const place = `${prefix}value:${JSON.stringify([key, ...at])}`
      const hit = kept.get(place)
      if (hit) return hit.value as T
      return once(place, () => fetch(place, ttlMs, load))
    },
    async invalidate(tags) {
      invalidations++
      epochs.forget(tags)
      for (const tag of tags) untold.add(tag)
      await tell()
      epochs.forget(tags)
    },
    async close() {
      isClosed = true
      redis.disconnect()
      listener.disconnect()
      kept.clear()
    },
  }
}

async function firstAnswer(redis: Redis): Promise<void> {
  if (redis.status === "ready") return
  await new Promise<void>((done) => {
    const timer = setTimeout(done, 4 * timeoutMs)
    for (const event of ["ready", "error"]) {
      redis.once(event, () => {
        clearTimeout(timer)
        done()
      })
    }
  })
}
