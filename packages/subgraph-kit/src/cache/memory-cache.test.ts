import { expect, test } from "vitest"
import { cacheSuite, counting } from "./cache.suite.ts"
import { createMemoryCache } from "./memory-cache.ts"

cacheSuite("the memory cache", async () => createMemoryCache())

test("the memory cache keeps no more answers than it may", async () => {
  const cache = createMemoryCache({ maxEntries: 2 })
  const load = counting(() => "x")
  for (const key of ["a", "b", "c", "a"]) await cache.get(key, { tags: [], ttlMs: 60_000 }, load)
  expect(load.calls).toBe(4)
})
