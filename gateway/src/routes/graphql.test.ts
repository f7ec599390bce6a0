import { gzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"

const query = "{ viewer { role } }"

async function open() {
  const gateway = await openGateway()
  const authorization = await gateway.bearer("vera")
  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    gateway.app.inject({
      method: "POST",
      url: "/graphql",
      payload,
      headers: { authorization, "content-type": "application/json", ...headers },
    })
  const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
    gateway.app.inject({ method: "GET", url: `/graphql?${new URLSearchParams(search)}`, headers: { authorization, ...headers } })
  return { ...gateway, post, get }
}

describe("a malformed request is a 4xx in JSON with a code and the request id", () => {
  const json = JSON.stringify({ query })
  const cases: [string, string | Buffer, Record<string, string>, number, string][] = [
    ["a body that is not JSON", "{", {}, 400, "INVALID"],
    ["an empty body", "", {}, 400, "INVALID"],
    ["null", "null", {}, 400, "INVALID"],
    ["a batch", `[${json},${json}]`, {}, 400, "INVALID"],
    ["a query that is no text", '{"query": 5}', {}, 400, "INVALID"],
    ["variables that are no object", '{"query": "{ __typename }", "variables": [1]}', {}, 400, "INVALID"],
    ["no query", '{"operationName": "Q"}', {}, 400, "INVALID"],
    ["a document that cannot be parsed", '{"query": "{"}', {}, 400, "GRAPHQL_PARSE_FAILED"],
    ["an operation that is not there", '{"query": "query A { viewer { role } }", "operationName": "B"}', {}, 400, "INVALID"],
    ["a subscription", '{"query": "subscription { importProgress(id: \\"imp_1\\") { id } }"}', {}, 400, "INVALID"],
    [
      "a variable of the wrong type",
      '{"query": "query Q($n: String) { company { people(first: $n) { totalCount } } }", "variables": {"n": "many"}}',
      {},
      400,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "a value of the wrong type",
      '{"query": "query Q($n: Int!) { company { people(first: $n) { totalCount } } }", "variables": {"n": "many"}}',
      {},
      400,
      "BAD_USER_INPUT",
    ],
    [
      "bytes that are not UTF-8",
      Buffer.concat([Buffer.from('{"query": "{ viewer { role } } #'), Buffer.from([0xff]), Buffer.from('"}')]),
      {},
      400,
      "INVALID",
    ],
    ["a NUL character", '{"query": "{ company(id: \\"a\\\\u0000\\") { name } }"}', {}, 400, "INVALID"],
    ["deep JSON", `{"query": "{ __typename }", "variables": ${"[".repeat(40)}${"]".repeat(40)}}`, {}, 400, "INVALID"],
    ["a body over 100 KB", JSON.stringify({ query: `${query} # ${"x".repeat(110_000)}` }), {}, 413, "LIMIT_EXCEEDED"],
    ["a compressed body", gzipSync(json), { "content-encoding": "gzip" }, 415, "INVALID"],
    ["another charset", json, { "content-type": "application/json; charset=utf-7" }, 415, "INVALID"],
    ["a form", "query=%7B__typename%7D", { "content-type": "application/x-www-form-urlencoded" }, 400, "INVALID"],
    ["plain text", json, { "content-type": "text/plain" }, 400, "INVALID"],
    ["a bad token", json, { authorization: "Bearer a.b.c" }, 401, "UNAUTHENTICATED"],
    ["another scheme", json, { authorization: "Basic YTpi" }, 401, "UNAUTHENTICATED"],
  ]
  test.each(cases)("%s", async (_, payload, headers, status, code) => {
    const { post } = await open()
    const answer = await post(payload, headers)
    expect(answer.headers["content-type"]).toMatch(/^application\/json/)
    const { errors } = answer.json()
    expect([answer.statusCode, errors[0].extensions]).toEqual([status, { code, requestId: answer.headers["x-request-id"] }])
  })

  test("other methods", async () => {
    const { app } = await open()
    for (const method of ["PUT", "DELETE", "PATCH"] as const) {
      const answer = await app.inject({ method, url: "/graphql", headers: { "content-type": "application/json" }, payload: "{}" })
      expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([405, "INVALID"])
    }
  })
})

test("a query may come by GET, with a header no foreign page can send; a mutation may not", async () => {
  const { get } = await open()
  expect((await get({ query })).statusCode).toBe(400)
  const answer = await get({ query }, { "apollo-require-preflight": "1" })
  expect([answer.statusCode, answer.json().data]).toEqual([200, { viewer: { role: "VIEWER" } }])
  const mutation = await get(
    { query: 'mutation { deleteView(input: { id: "vie_1" }) { userErrors { code } } }' },
    { "apollo-require-preflight": "1" },
  )
  expect([mutation.statusCode, mutation.headers["allow"]]).toEqual([405, "POST"])
  expect((await get({ query, variables: "{" }, { "apollo-require-preflight": "1" })).statusCode).toBe(400)
})

test("the media type of GraphQL over HTTP is used where it is accepted", async () => {
  const { post } = await open()
  const accept = "application/graphql-response+json"
  expect((await post(JSON.stringify({ query }), { accept })).headers["content-type"]).toBe(`${accept}; charset=utf-8`)
  expect((await post("[]", { accept })).headers["content-type"]).toBe(`${accept}; charset=utf-8`)
})

test("a harmless request id is taken over, another is replaced", async () => {
  const { post } = await open()
  expect((await post("{", { "x-request-id": "client-1234" })).json().errors[0].extensions.requestId).toBe("client-1234")
  const { headers } = await post("{", { "x-request-id": "x\u0022}; drop" })
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/)
})

describe("faults", () => {
  const overview = '{ company(id: "com_acme") { name programs { nodes { id } } impact(period: { iso: "2026" }) { id } } }'

  test("of a subgraph say nothing about it", async () => {
    const { ask, world } = await openGateway()
    world.fails.add("programs:throw")
    const { status, body } = await ask("vera", overview)
    expect(JSON.stringify(body)).not.toMatch(/hunter2|db-7|stack|serviceName|programs\.ts/)
    expect([status, body.errors?.[0]?.extensions["code"], body.errors?.[0]?.path]).toEqual([200, "INTERNAL", ["company", "programs"]])
  })

  test("meant for the client keep code and message and nothing else", async () => {
    const { ask, world } = await openGateway()
    world.fails.add("programs:conflict")
    const { body, headers } = await ask("vera", overview)
    expect(body.errors).toEqual([
      { message: "It moved.", path: ["company", "programs"], extensions: { code: "CONFLICT", requestId: headers["x-request-id"] } },
    ])
  })

  test("of a subgraph that is down cost its fields and one error", async () => {
    const { ask, world } = await openGateway()
    world.fails.add("programs:down").add("outcomes:down")
    const { status, body, headers } = await ask("vera", overview)
    const extensions = { code: "UNAVAILABLE", requestId: headers["x-request-id"] }
    expect(status).toBe(200)
    expect(body.data).toEqual({ company: { name: "Acme", programs: null, impact: null } })
    expect(body.errors).toEqual([
      { message: "The outcomes service does not answer.", path: ["company", "impact"], extensions },
      { message: "The programs service does not answer.", path: ["company", "programs"], extensions },
    ])
  })

  test("in the shape of an answer are errors, not a secret of an extension", async () => {
    const { ask } = await openGateway()
    const { body } = await ask("vera", '{ company(id: "com_acme") { programs { nodes { kind } } } }')
    expect(body.errors?.map(({ extensions }) => extensions["code"])).toEqual(["INTERNAL"])
    expect(Object.keys(body.extensions ?? {})).toEqual(["cost"])
  })

  test("of profile, without which nobody can be known, are told as such and not as a bad token", async () => {
    const { ask, world } = await openGateway()
    world.fails.add("profile:down")
    const { status, body } = await ask("vera", query)
    expect([status, body.errors?.[0]?.extensions["code"]]).toEqual([503, "UNAVAILABLE"])
  })
})
