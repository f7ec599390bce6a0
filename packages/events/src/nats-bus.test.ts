import { randomBytes } from "node:crypto"
import type { Socket } from "node:net"
import { connect as dial, createServer } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { jetstreamManager } from "@nats-io/jetstream"
import { connect } from "@nats-io/transport-node"
import { busSuite } from "./bus.suite.ts"
import { createNatsBus } from "./nats-bus.ts"

const server = new URL(process.env["NATS_URL"] ?? "nats://127.0.0.1:4222")
let stream = newStream()

/** A wire between the bus and the server that can be cut. */
const sockets = new Set<Socket>()
const wire = createServer((near) => {
  const far = dial(Number(server.port || 4222), server.hostname)
  near.pipe(far).pipe(near)
  for (const socket of [near, far]) {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.on("close", () => {
      sockets.delete(socket)
      near.destroy()
      far.destroy()
    })
  }
})
let wireUrl = ""

beforeAll(async () => {
  await new Promise<void>((done) => wire.listen(0, "127.0.0.1", done))
  const address = wire.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  wireUrl = `nats://127.0.0.1:${address.port}`
})
afterAll(() => wire.close())

function newStream(): string {
  return `TEST_${randomBytes(6).toString("hex")}`
}

async function deleteStream(name: string): Promise<void> {
  const connection = await connect({ servers: server.host })
  const manager = await jetstreamManager(connection)
  await manager.streams.delete(name).catch(() => undefined)
  await connection.close()
}

busSuite("the NATS bus", {
  open: (world, retries) => createNatsBus({ connectionString: world.busUrl, natsUrl: wireUrl, stream, retries, ackWaitMs: 3_000 }),
  async cut() {
    for (const socket of sockets) socket.destroy()
  },
  async cleanUp() {
    await deleteStream(stream)
    stream = newStream()
  },
})

test("a NATS server that is not there is one clear error after five seconds", async () => {
  const before = performance.now()
  const opening = createNatsBus({ connectionString: "postgres://nobody@127.0.0.1:1/none", natsUrl: "nats://user:secret@127.0.0.1:1" })
  await expect(opening).rejects.toThrow(/^NATS at 127\.0\.0\.1:1 did not answer within 5 seconds: /)
  expect(performance.now() - before).toBeLessThan(8_000)
}, 10_000)
