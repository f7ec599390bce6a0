import { LRUCache } from "lru-cache"
import type { Cache } from "./cache.ts"
import { createSingleFlight, jitteredTtlMs } from "./cache.ts"

/** More tags than this are forgotten all at once, and every kept answer with them. */
const mostTags = 100_000

/**
 * A cache of one process. An answer is kept under its key and the epochs of its tags; invalidating a tag begins a new epoch. So a load that was
 * overtaken by an invalidation keeps its outdated answer where nobody looks, which deleting a key cannot achieve.
 */
export function createMemoryCache({ maxEntries = 10_000 }: { maxEntries?: number } = {}): Cache {
  const kept = new LRUCache<string, { value: unknown }>({ max: maxEntries })
  const epochs = new Map<string, number>()
  const once = createSingleFlight()
  let clock = 0
  let generation = 0

  return {
    async get<T>(key: string, { tags, ttlMs }: { tags: string[]; ttlMs: number }, load: () => Promise<T>): Promise<T> {
      const at = JSON.stringify([key, generation, ...tags.map((tag) => epochs.get(tag) ?? 0)])
      const hit = kept.get(at)
      if (hit) return hit.value as T
      return once(at, async () => {
        const value = await load()
        kept.set(at, { value }, { ttl: jitteredTtlMs(ttlMs) })
        return value
      })
    },
    async invalidate(tags) {
      for (const tag of tags) epochs.set(tag, ++clock)
      if (epochs.size <= mostTags) return
      epochs.clear()
      generation++
    },
    async close() {
      kept.clear()
    },
  }
}
