import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Redis } from "ioredis"
import { LRUCache } from "lru-cache"

/** Longer than any answer is kept; then the tag of something nobody touches any more goes away. */
const epochTtlS = 30 * 24 * 3600

/** An epoch known for this long is asked for again, so that a lost notification costs no more. */
const trustedMs = 5_000

/** A transaction has no time-out of its own in the client. */
const answerMs = 250

export type Epochs = {
  /** The present epochs of tags, from memory or from Redis. Throws when Redis does not answer. */
  read(tags: string[]): Promise<string[]>
  /** Begins new epochs, and tells the other processes. Throws when Redis does not answer. */
  advance(tags: string[]): Promise<void>
  /** Forgets what is known here of these tags, or of all. */
  forget(tags?: string[]): void
}

/**
 * Epochs of tags in Redis. An epoch is a fresh random word, not a counter: should Redis lose it, a counter would start again and find the outdated
 * answers of its first life, while a new word finds nothing.
 */
export function createEpochs(redis: Redis, prefix: string): Epochs {
  const known = new LRUCache<string, string>({ max: 50_000, ttl: trustedMs })
  const keyOf = (tag: string): string => `${prefix}epoch:${tag}`
  let forgotten = 0

  async function fetch(tags: string[]): Promise<Map<string, string>> {
    const before = forgotten
    const found = await redis.mget(tags.map(keyOf))
    const missing = tags.filter((_, index) => found[index] === null)
    // Whoever comes first decides; the others read what it said.
    await Promise.all(missing.map((tag) => redis.set(keyOf(tag), randomUUID(), "EX", epochTtlS, "NX")))
    const settled = missing.length > 0 ? await redis.mget(tags.map(keyOf)) : found
    const epochs = new Map(tags.map((tag, index) => [tag, settled[index] ?? randomUUID()]))
    // A notification that came meanwhile may be about exactly this: then the answer serves this once and is not remembered.
    if (before === forgotten) for (const [tag, epoch] of epochs) known.set(tag, epoch)
    return epochs
  }

  return {
    async read(tags) {
      const present = new Map(tags.map((tag) => [tag, known.get(tag)]))
      const unknown = tags.filter((tag) => present.get(tag) === undefined)
      const fresh = unknown.length > 0 ? await fetch(unknown) : new Map<string, string>()
      return tags.map((tag) => present.get(tag) ?? fresh.get(tag) ?? randomUUID())
    },
    async advance(tags) {
      const pipeline = redis.multi()
      for (const tag of tags) pipeline.set(keyOf(tag), randomUUID(), "EX", epochTtlS)
      pipeline.publish(`${prefix}invalidated`, JSON.stringify(tags))
      const answers = await within(answerMs, pipeline.exec())
      const failed = answers?.find(([error]) => error !== null)
      if (!answers || failed) throw failed?.[0] ?? new Error("Redis dropped an invalidation")
    },
    forget(tags) {
      forgotten++
      if (tags) for (const tag of tags) known.delete(tag)
      else known.clear()
    },
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new AbortController()
  const timeOut = sleep(ms, undefined, { signal: late.signal }).then(() =>
    Promise.reject(new Error(`Redis did not answer within ${ms} ms`)),
  )
  try {
    return await Promise.race([work, timeOut])
  } finally {
    timeOut.catch(() => undefined)
    late.abort()
  }
}
