import type { AddressInfo } from "node:net"
import { liveQueries } from "@teei/events/live"
import { createClient } from "graphql-ws"
import type { Client, FormattedExecutionResult } from "graphql-ws"
import { describe, expect, onTestFinished, test, vi } from "vitest"
import { WebSocket } from "ws"
import type { PersonName } from "./testing/fake-subgraphs.ts"
import { openGateway } from "./testing/open-gateway.ts"

type Received = { next: FormattedExecutionResult<Record<string, any>, unknown>[]; error: any; isComplete: boolean; stop(): void }

async function open(options: Parameters<typeof openGateway>[0] = {}) {
  const gateway = await openGateway(options)
  await gateway.app.listen({ port: 0, host: "127.0.0.1" })
  const url = `ws://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}/graphql`
  const closes: { code: number }[] = []
  const connect = async (who: PersonName | null): Promise<Client> => {
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazyCloseTimeout: 1000,
      connectionParams: who === null ? {} : { authorization: await gateway.bearer(who) },
      on: { closed: (event) => void closes.push(event as { code: number }) },
    })
    onTestFinished(() => void client.dispose())
    return client
  }
  const subscribe = (client: Client, query: string, variables: Record<string, unknown> = {}, operationName?: string): Received => {
    const received: Received = { next: [], error: null, isComplete: false, stop: () => {} }
    received.stop = client.subscribe<Record<string, any>>(
      { query, variables, operationName },
      {
        next: (value) => void received.next.push(value),
        error: (error) => void (received.error = error),
        complete: () => void (received.isComplete = true),
      },
    )
    return received
  }
  const progressed = (importId: string) =>
    gateway.announce({
      type: "import.progressed",
      companyid: "com_acme",
      data: { importId, status: "CHECKING", done: 1, of: 2, file: null },
    })
  return { ...gateway, url, closes, connect, subscribe, progressed }
}

const progress = 'subscription { importProgress(id: "imp_1") { id createdAt } }'
const data = (received: Received) => received.next.map((result) => result.data)
const settle = (ms = 250) => new Promise((resolve) => setTimeout(resolve, ms))

describe("a subscription", () => {
  test("answers at once, again when something of its own happened, and not when nothing changed", async () => {
    const { world, connect, subscribe, progressed, asked } = await open().then((opened) => ({ ...opened, asked: opened.world.asked }))
    const received = subscribe(await connect("vera"), progress)
    await vi.waitFor(() => expect(data(received)).toEqual([{ importProgress: { id: "imp_1", createdAt: "done 0" } }]))
    world.importDone = 1
    progressed("imp_other")
    await settle()
    expect(received.next).toHaveLength(1)
    progressed("imp_1")
    await vi.waitFor(() => expect(data(received)[1]).toEqual({ importProgress: { id: "imp_1", createdAt: "done 1" } }))
    progressed("imp_1")
    await settle()
    expect(received.next).toHaveLength(2)
    expect(asked.filter(({ subgraph }) => subgraph === "programs").every(({ viewer }) => viewer.userId === "usr_vera")).toBe(true)
  })

  test("keeps the client's alias, variables, fragments and operation", async () => {
    const { connect, subscribe } = await open()
    const document =
      "query Other { viewer { role } } subscription S($id: ID!) { mine: importProgress(id: $id) { ...F } } fragment F on Import { id }"
    const received = subscribe(await connect("vera"), document, { id: "imp_7" }, "S")
    await vi.waitFor(() => expect(data(received)).toEqual([{ mine: { id: "imp_7" } }]))
  })

  test("turns a burst of events into few runs and shows the latest", async () => {
    const { world, connect, subscribe, progressed } = await open()
    const received = subscribe(await connect("vera"), progress)
    await vi.waitFor(() => expect(received.next).toHaveLength(1))
    for (world.importDone = 1; world.importDone < 500; world.importDone++) progressed("imp_1")
    await vi.waitFor(() => expect(data(received).at(-1)).toEqual({ importProgress: { id: "imp_1", createdAt: "done 500" } }))
    await settle()
    expect(received.next.length).toBeLessThanOrEqual(3)
    expect(world.asked.filter(({ subgraph }) => subgraph === "programs").length).toBeLessThanOrEqual(4)
  })

  test("may reach across subgraphs by the figures of a company", async () => {
    const { connect, subscribe, announce, world } = await open()
    const received = subscribe(
      await connect("vera"),
      'subscription { companyImpact(companyId: "com_acme", period: { iso: "2026" }) { id period { start } } }',
    )
    await vi.waitFor(() => expect(received.next).toHaveLength(1))
    const runs = () => world.asked.filter(({ subgraph }) => subgraph === "outcomes").length
    announce({ type: "figure.changed", companyid: "com_globex", data: { programId: "prg_1", month: "2026-01", importIds: [] } })
    await settle()
    expect(runs()).toBe(1)
    announce({ type: "figure.changed", companyid: "com_acme", data: { programId: "prg_1", month: "2026-01", importIds: [] } })
    await vi.waitFor(() => expect(runs()).toBe(2))
  })

  test("that is refused is an error on its id; others on the socket go on", async () => {
    const { connect, subscribe, world, progressed } = await open()
    const client = await connect("vera")
    const good = subscribe(client, progress)
    const bad = [
      ['subscription { companyImpact(companyId: "com_globex", period: { iso: "2026" }) { id } }', "FORBIDDEN"],
      ["subscription { importProgress(id: 1) { nothing } }", "GRAPHQL_VALIDATION_FAILED"],
      ["subscription {", "GRAPHQL_PARSE_FAILED"],
      ["{ viewer { role } }", "INVALID"],
      ['subscription { a: importProgress(id: 1) { id } companyImpact(companyId: "com_acme", period: { iso: "2026" }) { id } }', "INVALID"],
      ["subscription { __typename }", "GRAPHQL_VALIDATION_FAILED"],
      ["subscription S($id: ID!) { importProgress(id: $id) { id } }", "BAD_USER_INPUT"],
      ["subscription { importProgress(id: 1) { issues(first: 101) { totalCount } } }", "LIMIT_EXCEEDED"],
    ] as const
    for (const [query, code] of bad) {
      const received = subscribe(client, query)
      await vi.waitFor(() => expect(received.error).not.toBeNull())
      expect([query, received.error[0].extensions.code, received.next]).toEqual([query, code, []])
    }
    world.importDone = 1
    progressed("imp_1")
    await vi.waitFor(() => expect(good.next).toHaveLength(2))
    expect(world.refusals.map(({ coordinate }) => coordinate)).toEqual(["Query.companyImpact"])
  })

  test("stops listening when the client stops, and when the socket goes", async () => {
    const { connect, subscribe, world, progressed } = await open()
    const client = await connect("vera")
    const [first, second] = [subscribe(client, progress), subscribe(client, progress)]
    await vi.waitFor(() => expect([first.next, second.next].map(({ length }) => length)).toEqual([1, 1]))
    const runs = () => world.asked.filter(({ subgraph }) => subgraph === "programs").length
    first.stop()
    await settle()
    progressed("imp_1")
    await settle()
    expect(runs()).toBe(3)
    await client.dispose()
    await settle()
    progressed("imp_1")
    await settle()
    expect(runs()).toBe(3)
  })

  test("is one of at most twenty on a socket", async () => {
    const { connect, subscribe } = await open()
    const client = await connect("vera")
    const all = Array.from({ length: 20 }, () => subscribe(client, progress))
    await vi.waitFor(() => expect(all.every(({ next }) => next.length === 1)).toBe(true))
    const more = subscribe(client, progress)
    await vi.waitFor(() => expect(more.error?.[0].extensions.code).toBe("LIMIT_EXCEEDED"))
  })
})

describe("a socket", () => {
  test("without a good token is closed with 4403", async () => {
    const { connect, subscribe, closes, url } = await open()
    const received = subscribe(await connect(null), progress)
    await vi.waitFor(() => expect(closes.map(({ code }) => code)).toEqual([4403]))
    expect(received.next).toEqual([])
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization: "Bearer a.b.c" } })
    const forged = subscribe(client, progress)
    await vi.waitFor(() => expect(forged.error?.code).toBe(4403))
  })

  test("ends with its token: what runs is completed, then 4403", async () => {
    const skewMs = 15 * 60_000 - 1500
    let isLate = false
    const { connect, subscribe, closes } = await open({ clock: () => new Date(Date.now() + (isLate ? skewMs : 0)) })
    const client = await connect("vera")
    isLate = true
    const received = subscribe(client, progress)
    await vi.waitFor(() => expect(received.next).toHaveLength(1))
    await vi.waitFor(() => expect(closes.map(({ code }) => code)).toEqual([4403]), { timeout: 5000 })
    expect(received.isComplete).toBe(true)
  })

  test("that sends too much at once is closed", async () => {
    const { url } = await open()
    const socket = new WebSocket(url, "graphql-transport-ws")
    const code = new Promise((resolve) => socket.on("close", resolve))
    socket.on("open", () => socket.send("x".repeat(70_000)))
    expect(await code).toBe(1009)
  })

  test("goes when the gateway goes, and the bus is let go", async () => {
    const { connect, subscribe, close, listeners } = await open()
    const received = subscribe(await connect("vera"), progress)
    await vi.waitFor(() => expect(received.next).toHaveLength(1))
    expect(listeners.size).toBe(1)
    await close()
    expect(listeners.size).toBe(0)
  })
})

test("every subscription of the schema mirrors a query with the same arguments and type", async () => {
  const { readFileSync } = await import("node:fs")
  const { buildSchema } = await import("graphql")
  const schema = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"))
  const [queries, subscriptions] = [schema.getQueryType()?.getFields() ?? {}, schema.getSubscriptionType()?.getFields() ?? {}]
  expect(Object.keys(liveQueries).sort()).toEqual(Object.keys(subscriptions).sort())
  for (const [name, { query }] of Object.entries(liveQueries)) {
    const shape = (field: (typeof queries)[string] | undefined) => [
      String(field?.type),
      field?.args.map((argument) => `${argument.name}: ${argument.type}`),
    ]
    expect(shape(subscriptions[name])).toEqual(shape(queries[query]))
  }
})
