import fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import type { Cache } from "./cache.ts"

/** A load that answers when told to. */
export function slowLoad<T>(value: T) {
  const gate = Promise.withResolvers<T>()
  const started = Promise.withResolvers<void>()
  return {
    load: () => {
      started.resolve()
      return gate.promise
    },
    started: started.promise,
    answer: () => gate.resolve(value),
  }
}

/** Answers a value and counts how often it was asked. */
export function counting<T>(answer: () => T) {
  const load = async () => {
    load.calls++
    return answer()
  }
  load.calls = 0
  return load
}

const forLong = { tags: ["company:a"], ttlMs: 60_000 }
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** What every cache guarantees. `open` opens an empty one. */
export function cacheSuite(name: string, open: () => Promise<Cache>): void {
  describe(name, () => {
    const opened: Cache[] = []
    const openCache = async () => {
      const cache = await open()
      opened.push(cache)
      return cache
    }
    afterEach(async () => {
      for (const cache of opened.splice(0)) await cache.close()
    })

    test("an answer is loaded once and kept, null, false and nothing included", async () => {
      const cache = await openCache()
      for (const [index, value] of [{ sroi: "3.2", months: [1, 2] }, null, false, undefined, ""].entries()) {
        const load = counting(() => value)
        for (let times = 0; times < 3; times++) expect(await cache.get(`key-${index}`, forLong, load)).toEqual(value)
        expect(load.calls).toBe(1)
      }
    })

    test("a hundred who ask at once share one load", async () => {
      const cache = await openCache()
      const load = counting(() => "x")
      const answers = await Promise.all(Array.from({ length: 100 }, () => cache.get("key", forLong, load)))
      expect(new Set(answers)).toEqual(new Set(["x"]))
      expect(load.calls).toBe(1)
    })

    test("an answer expires", async () => {
      const cache = await openCache()
      const load = counting(() => "x")
      await cache.get("key", { tags: [], ttlMs: 40 }, load)
      await rest(60)
      await cache.get("key", { tags: [], ttlMs: 40 }, load)
      expect(load.calls).toBe(2)
    })

    test("invalidating any of its tags forgets an answer, and no other answer", async () => {
      const cache = await openCache()
      const [both, other] = [counting(() => "x"), counting(() => "y")]
      const ask = async () => {
        await cache.get("both", { tags: ["company:a", "sroi"], ttlMs: 60_000 }, both)
        await cache.get("other", { tags: ["company:b"], ttlMs: 60_000 }, other)
      }
      await ask()
      await cache.invalidate(["sroi"])
      await ask()
      await cache.invalidate(["company:a", "never heard of"])
      await ask()
      expect([both.calls, other.calls]).toEqual([3, 1])
    })

    test("a load overtaken by an invalidation leaves nothing outdated behind", async () => {
      const cache = await openCache()
      const slow = slowLoad("old")
      const first = cache.get("key", forLong, slow.load)
      await slow.started
      await cache.invalidate(["company:a"])
      // Asked while the outdated load still runs, and again after it ended.
      expect(await cache.get("key", forLong, async () => "new")).toBe("new")
      slow.answer()
      expect(await first).toBe("old")
      expect(await cache.get("key", forLong, async () => "newer")).toBe("new")
    })

    test("an error reaches everybody who waits and is not kept", async () => {
      const cache = await openCache()
      const fail = async () => Promise.reject(new Error("no database"))
      await expect(Promise.all([cache.get("key", forLong, fail), cache.get("key", forLong, fail)])).rejects.toThrow("no database")
      expect(await cache.get("key", forLong, async () => "x")).toBe("x")
    })

    test("whatever the order of writes, reads and invalidations, a read never answers what was before the last invalidation", async () => {
      const cache = await openCache()
      let run = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ tag: fc.nat(2), kind: fc.constantFrom("write", "read", "read slowly"), delayMs: fc.nat(3) }), {
            maxLength: 25,
          }),
          async (steps) => {
            const name = `run-${run++}`
            const versions = [0, 0, 0]
            const slow: Promise<unknown>[] = []
            for (const { tag, kind, delayMs } of steps) {
              const options = { tags: [`${name}:${tag}`], ttlMs: 60_000 }
              const load = async () => {
                const version = versions[tag]
                await rest(delayMs)
                return version
              }
              if (kind === "write") {
                versions[tag] = (versions[tag] ?? 0) + 1
                await cache.invalidate(options.tags)
              } else if (kind === "read") expect(await cache.get(`${name}:${tag}`, options, load)).toBe(versions[tag])
              else slow.push(cache.get(`${name}:${tag}`, options, load))
            }
            await Promise.all(slow)
          },
        ),
        { numRuns: 40 },
      )
    })
  })
}
