import { randomBytes } from "node:crypto"
import type { Socket } from "node:net"
import { createServer } from "node:net"
import { Redis } from "ioredis"
import { afterAll, afterEach, expect, test, vi } from "vitest"
import type { Cache } from "./cache.ts"
import { cacheSuite, counting, slowLoad } from "./cache.suite.ts"
import { createRedisCache } from "./redis-cache.ts"

const url = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379"
const run = `test:${randomBytes(6).toString("hex")}:`
const admin = new Redis(url, { maxRetriesPerRequest: 1 })
const opened: Cache[] = []
let tests = 0

const open = async (prefix: string, at = url) => {
  const cache = await createRedisCache({ url: at, prefix })
  opened.push(cache)
  return cache
}
const openPair = async () => {
  const prefix = `${run}${tests++}:`
  return { prefix, first: await open(prefix), second: await open(prefix) }
}
const options = { tags: ["company:a"], ttlMs: 60_000 }

afterEach(async () => {
  for (const cache of opened.splice(0)) await cache.close()
})
afterAll(async () => {
  for await (const keys of admin.scanStream({ match: `${run}*`, count: 1_000 })) if (keys.length > 0) await admin.del(keys)
  admin.disconnect()
})

async function killConnections(prefix: string): Promise<number> {
  const list = String(await admin.client("LIST"))
  const ids = list
    .split("\n")
    .filter((line) => line.includes(`name=${prefix}`))
    .flatMap((line) => /^id=(\d+)/.exec(line)?.[1] ?? [])
  for (const id of ids) await admin.client("KILL", "ID", id)
  return ids.length
}

cacheSuite("the Redis cache", async () => createRedisCache({ url, prefix: `${run}${tests++}:` }))

test("what one process loaded, another finds, and what one invalidates, the other forgets", async () => {
  const { first, second } = await openPair()
  const load = counting(() => "x")
  await first.get("key", options, load)
  await vi.waitFor(async () => {
    const calls = load.calls
    await second.get("key", options, load)
    expect(load.calls).toBe(calls)
  })
  const loads = load.calls
  await first.invalidate(["company:a"])
  await vi.waitFor(async () => {
    await second.get("key", options, load)
    expect(load.calls).toBe(loads + 1)
  })
})

test("a load in one process overtaken by an invalidation in another leaves nothing outdated behind", async () => {
  const { first, second } = await openPair()
  const slow = slowLoad("old")
  const loading = first.get("key", options, slow.load)
  await slow.started
  await second.invalidate(["company:a"])
  slow.answer()
  expect(await loading).toBe("old")
  expect(await second.get("key", options, async () => "new")).toBe("new")
  await vi.waitFor(async () => expect(await first.get("key", options, async () => "new")).toBe("new"))
})

test("killed connections: answers are loaded meanwhile, and an invalidation of that time is told afterwards", async () => {
  const { prefix, first, second } = await openPair()
  await first.get("key", options, async () => "old")
  await second.get("key", options, async () => "old")
  expect(await killConnections(prefix)).toBeGreaterThanOrEqual(4)
  await first.invalidate(["company:a"])
  expect(await first.get("key", options, async () => "new")).toBe("new")
  await vi.waitFor(async () => expect(await second.get("key", options, async () => "new")).toBe("new"), 8_000)
  const load = counting(() => "new")
  await vi.waitFor(async () => {
    const calls = load.calls
    await first.get("again", options, load)
    await second.get("again", options, load)
    expect(load.calls).toBe(calls)
  }, 8_000)
})

test("lost keys never bring an outdated answer back", async () => {
  const { prefix, first } = await openPair()
  await first.get("key", options, async () => "old")
  await first.invalidate(["company:a"])
  for (const key of await admin.keys(`${prefix}epoch:*`)) await admin.del(key)
  const third = await open(prefix)
  expect(await third.get("key", options, async () => "new")).toBe("new")
})

test("a Redis that is not there costs an answer no more than its load", async () => {
  const cache = await open("none:", "redis://127.0.0.1:1")
  const load = counting(() => "x")
  const before = performance.now()
  for (let times = 0; times < 20; times++) expect(await cache.get("key", options, load)).toBe("x")
  await cache.invalidate(["company:a"])
  expect(performance.now() - before).toBeLessThan(300)
  expect(load.calls).toBe(20)
})

test("a Redis that does not answer is passed by after a quarter of a second, and then at once", async () => {
  const sockets: Socket[] = []
  // Lets the connection be made, answers its greeting, and then says nothing any more.
  const mute = createServer((socket) => {
    sockets.push(socket)
    socket.on("error", () => undefined)
    const far = new URL(url)
    const real = import("node:net").then(({ connect }) => connect(Number(far.port || 6379), far.hostname))
    void real.then((server) => {
      sockets.push(server)
      server.on("error", () => undefined)
      server.on("data", (data) => isMute || socket.write(data))
      socket.on("data", (data) => server.write(data))
    })
  })
  let isMute = false
  await new Promise<void>((done) => mute.listen(0, "127.0.0.1", done))
  const address = mute.address()
  const cache = await open(`${run}mute:`, `redis://127.0.0.1:${typeof address === "object" ? address?.port : 0}`)
  await cache.get("key", options, async () => "old")
  isMute = true
  const before = performance.now()
  await cache.invalidate(["company:a"])
  expect(await cache.get("key", options, async () => "new")).toBe("new")
  expect(await cache.get("other", { tags: ["b"], ttlMs: 60_000 }, async () => "new")).toBe("new")
  const first = performance.now() - before
  for (let times = 0; times < 20; times++)
    expect(await cache.get(`key-${times}`, { tags: [`t-${times}`], ttlMs: 60_000 }, async () => "new")).toBe("new")
  expect(first).toBeLessThan(900)
  expect(performance.now() - before - first).toBeLessThan(200)
  for (const socket of sockets) socket.destroy()
  mute.close()
})
