import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { openGateway } from "../../gateway/src/testing/open-gateway.ts"

type Operation = { operationId: string; summary: string; responses: Record<string, unknown> }
type Document = { paths: Record<string, Record<string, Operation>>; components: Record<string, Record<string, unknown>> }

const text = readFileSync(new URL("../../docs/openapi.yaml", import.meta.url), "utf8")
const document = parse(text) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
const described = operations.map(({ method, path }) => `${method} ${path}`).sort()

/** What the gateway serves, but for the graph, which describes itself. HEAD comes with every GET. */
async function served(): Promise<string[]> {
  const { app } = await openGateway()
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, path, methods] = /── (\S+) \(([A-Z, ]+)\)/.exec(line) ?? []
      if (path === undefined || methods === undefined || path === "/graphql") return []
      return methods
        .split(", ")
        .filter((method) => method !== "HEAD")
        .map((method) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`)
    })
    .sort()
}

test("every route outside the graph is described, and nothing is described that is not there", async () => {
  expect(await served()).toEqual(described)
})

test("what is refused is refused with a status that is described", async () => {
  const { app } = await openGateway({ isDemo: false })
  for (const { method, path, operation } of operations) {
    const url = path.replaceAll(/\{\w+\}/g, "imp_1")
    const answer = await app.inject({
      method: method as "GET",
      url,
      ...(method === "GET" ? {} : { payload: "{}" }),
      headers: { "content-type": "application/json" },
    })
    expect(Object.keys(operation.responses), `${method} ${path}`).toContain(String(answer.statusCode))
  }
})

test("every reference leads somewhere, and every operation has a name of its own", () => {
  const references = [...text.matchAll(/\$ref: "#\/components\/(\w+)\/(\w+)"/g)]
  for (const [reference, kind = "", name = ""] of references) expect(document.components[kind]?.[name], reference).toBeDefined()
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})
