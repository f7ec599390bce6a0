import { once } from "node:events"
import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { remotePort, serveSubgraph, serviceViewer, subgraphNames, verifyViewer, viewerHeader } from "@teei/subgraph-kit"
import type { SubgraphName, SubgraphPort } from "@teei/subgraph-kit"
import { describe, expect, onTestFinished, test } from "vitest"

import type { FakeSubgraph } from "./testing/fake-subgraphs.ts"
import { openGateway } from "./testing/open-gateway.ts"

const viewerSecret = "between us"
const viewer = serviceViewer("test", "com_acme", "request-1")

async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}
const port = (url: string) => {
  const opened = remotePort({ name: "programs", url, viewerSecret })
  onTestFinished(() => opened.close())
  return opened
}

describe("a remote port", () => {
  test("carries query, variables and operation, and the viewer under a signature", async () => {
    const asked: unknown[] = []
    const url = await listening(
      createServer(async (request, response) => {
        const body = await text(request)
        asked.push([JSON.parse(body), verifyViewer(String(request.headers[viewerHeader]), viewerSecret, Date.now())])
        response.setHeader("content-type", "application/json").end('{"data":{"a":1}}')
      }),
    )
    expect(await port(url).execute({ query: "query Q { a }", operationName: "Q", variables: { x: 1 }, viewer })).toEqual({ data: { a: 1 } })
    expect(asked).toEqual([[{ query: "query Q { a }", operationName: "Q", variables: { x: 1 } }, viewer]])
  })

  test("tries a query once more when the connection breaks, and a mutation never", async () => {
    let times = 0
    const url = await listening(
      createServer((request, response) => {
        request.resume()
        if (++times % 2 === 1) request.socket.destroy()
        else response.end('{"data":{"a":2}}')
      }),
    )
    expect(await port(url).execute({ query: "{ a }", viewer })).toEqual({ data: { a: 2 } })
    expect(times).toBe(2)
    await expect(port(url).execute({ query: "mutation { a }", viewer })).rejects.toThrow()
    expect(times).toBe(3)
  })

  test("rejects what is no GraphQL answer, and passes errors that are", async () => {
    const answers = ["<html>", "[]", "{}", '{"data":{"a":1}}', '{"errors":[{"message":"no"}]}']
    const url = await listening(
      createServer((request, response) => void request.resume().on("end", () => response.writeHead(500).end(answers.shift()))),
    )
    for (let count = 0; count < 4; count++) await expect(port(url).execute({ query: "{ a }", viewer })).rejects.toThrow("answered 500")
    expect(await port(url).execute({ query: "{ a }", viewer })).toEqual({ errors: [{ message: "no" }] })
  })
})

test("a graph over HTTP answers byte for byte like one in this process, faults included", async () => {
  const remotely = async (ports: Record<SubgraphName, SubgraphPort>) => {
    const remote = async (name: SubgraphName) => {
      const fake = ports[name] as FakeSubgraph
      const app = serveSubgraph(
        { ...fake, consumer: { types: [], handle: async () => {} }, isReady: async () => true, close: async () => {} },
        viewerSecret,
        () => new Date(),
      )
      await app.listen({ port: 0, host: "127.0.0.1" })
      const port = remotePort({ name, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`, viewerSecret })
      onTestFinished(async () => {
        await port.close()
        await app.close()
      })
      return [name, port] as const
    }
    return Object.fromEntries<SubgraphPort>(await Promise.all(subgraphNames.map(remote))) as Record<SubgraphName, SubgraphPort>
  }
  const [here, there] = [await openGateway(), await openGateway({ portsFor: remotely })]
  const overview =
    '{ company(id: "com_acme") { name __typename people(first: 2) { nodes { pseudonym } totalCount } programs { nodes { id name } } impact(period: { iso: "2026" }) { id } evidence { totalCount } } }'
  const bytes = async ({ app, bearer }: typeof here, query: string) => {
    const answer = await app.inject({
      method: "POST",
      url: "/graphql",
      headers: { authorization: await bearer("vera"), "x-request-id": "request-1" },
      payload: { query },
    })
    return `${answer.statusCode} ${answer.body}`
  }
  const requests: [string | null, string][] = [
    [null, overview],
    ["programs:throw", overview],
    ["programs:conflict", overview],
    ["outcomes:down", overview],
    [null, '{ company(id: "com_globex") { name } }'],
    [null, '{ program(id: "prg_1") { kind } }'],
    [null, '{ company(id: "com_acme") { __proto__: name constructor: slug } }'],
    [null, "{ nothing }"],
  ]
  for (const [failing, query] of requests) {
    for (const { world } of [here, there]) {
      world.fails.clear()
      if (failing) world.fails.add(failing)
    }
    // A remote subgraph that throws has a server around it that answers; so it is stopped instead.
    expect(await bytes(there, query)).toBe(await bytes(here, query))
  }
})
