import { describe, expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"

const people = (first: number | string) => `people(first: ${first}) { nodes { pseudonym } }`
const wrap = (inside: string) => `{ company(id: "com_acme") { ${inside} } }`
const repeated = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join(" ")
const deep = (levels: number) => wrap(`${repeated(levels, () => "memberships { nodes { company {")} id ${repeated(levels, () => "} } }")}`)

/** The hostile classic: each fragment spreads the next one in two places. */
const bomb = (levels: number) =>
  `{ company { ...F0 } } ${repeated(levels, (index) => `fragment F${index} on Company { memberships { nodes { company { ...F${index + 1} } } edges { node { company { ...F${index + 1} } } } } }`)} fragment F${levels} on Company { id }`

describe("a document is refused for", () => {
  const cases: [string, string, RegExp][] = [
    ["its tokens", wrap(repeated(2000, () => "id")), /^The document has more than 2000 tokens; at most 2000 are allowed\.$/],
    ["its depth", deep(4), /^The operation is 14 fields deep; at most 12 is allowed\.$/],
    ["its aliases", wrap(repeated(31, (index) => `a${index}: name`)), /^The operation has 31 aliases; at most 30 are allowed\.$/],
    [
      "aliases of __typename",
      `{ ${repeated(31, (index) => `a${index}: __typename`)} }`,
      /^The operation has 31 aliases; at most 30 are allowed\.$/,
    ],
    ["its root fields", `{ ${repeated(21, () => "__typename")} }`, /^The operation has 21 root fields; at most 20 are allowed\.$/],
    ["its directives", wrap(repeated(21, () => "id @include(if: true)")), /^The operation has 21 directives; at most 20 are allowed\.$/],
    [
      "its fields",
      wrap(repeated(1000, () => "id")),
      /^The operation has 1001 fields, with its fragments expanded; at most 1000 are allowed\.$/,
    ],
    ["its fields in fragments", bomb(11), /^The operation has 14331 fields, with its fragments expanded; at most 1000 are allowed\.$/],
    ["the size of a page", wrap(people(101)), /^Company\.people takes `first` up to 100; 101 was asked for\.$/],
    [
      "its cost",
      wrap("people(first: 100) { nodes { enrollments(first: 100) { nodes { id } } } }"),
      /^The operation costs 10\d{3}; at most 10000 is allowed\. Costliest: EnrollmentConnection\.nodes \(10000\), /,
    ],
  ]
  test.each(cases)("%s", async (_, query, message) => {
    const { ask } = await openGateway()
    const { status, body, headers } = await ask("vera", query)
    expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: "LIMIT_EXCEEDED", requestId: headers["x-request-id"] }])
    expect(body.errors?.[0]?.message).toMatch(message)
  })

  test("what variables make of it, given or by default", async () => {
    const { ask } = await openGateway()
    const query = (declared: string) =>
      `query Q(${declared}) ${wrap("people(first: $n) { nodes { enrollments(first: $n) { nodes { id } } } }")}`
    expect((await ask("vera", query("$n: Int!"), { n: 10 })).status).toBe(200)
    expect((await ask("vera", query("$n: Int!"), { n: 100 })).body.errors?.[0]?.message).toContain("The operation costs")
    expect((await ask("vera", query("$n: Int!"), { n: 1000 })).body.errors?.[0]?.message).toMatch(
      /takes `first` up to 100; 1000 was asked for/,
    )
    expect((await ask("vera", query("$n: Int! = 100"))).body.errors?.[0]?.message).toContain("The operation costs")
  })

  test("limits apply to strangers too, before anything is looked up", async () => {
    const { ask, world } = await openGateway()
    expect((await ask(null, bomb(11))).body.errors?.[0]?.extensions["code"]).toBe("LIMIT_EXCEEDED")
    expect(world.asked).toEqual([])
  })
})

test("a fragment bomb of 2^40 fields is refused in under 100 ms of processor time", async () => {
  const { ask } = await openGateway()
  await ask("vera", wrap("name"))
  const before = process.cpuUsage()
  const { status, body } = await ask("vera", bomb(40))
  const { user, system } = process.cpuUsage(before)
  expect([status, body.errors?.[0]?.message]).toEqual([
    400,
    "The operation has more than 10^12 fields, with its fragments expanded; at most 1000 are allowed.",
  ])
  expect((user + system) / 1000).toBeLessThan(100)
})

test("fragments in a circle and fields that do not exist are left to validation", async () => {
  const { ask } = await openGateway()
  for (const query of [
    "fragment F on Company { ...G } fragment G on Company { ...F } { company { ...F } }",
    "{ nothing { at { all } } }",
    "{ company { ...Missing } }",
  ]) {
    const { status, body } = await ask("vera", query)
    expect([status, body.errors?.[0]?.extensions["code"]]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"])
  }
})

describe("cost", () => {
  const costs: [string, string, number][] = [
    ["an object is 1, a scalar 0", wrap("name slug"), 1],
    ["a page is its connection and its items", wrap(people(20)), 22],
    ["an unset page is the schema's default", wrap("people { nodes { id } }"), 27],
    ["a count has a weight of its own", wrap("people(first: 20) { totalCount }"), 12],
    ["edges and their nodes both count", wrap("people(first: 10) { edges { cursor node { id } } }"), 22],
    ["pages multiply", wrap("people(first: 10) { nodes { enrollments(first: 5) { nodes { id } } } }"), 1 + 1 + 10 * (1 + 1 + 5)],
    ["a list of known size counts that size", "{ metricDefinitions { key } }", 10],
    ["fragments cost what they hold", `fragment F on Company { ${people(20)} } ${wrap("...F")}`, 22],
    ["introspection costs nothing", "{ __schema { types { name fields { name type { name ofType { name } } } } } }", 0],
  ]
  test.each(costs)("%s", async (_, query, cost) => {
    const { ask } = await openGateway()
    expect((await ask("vera", query)).body.extensions).toEqual({ cost: { requested: cost } })
  })

  test("is on every answer, refused or not", async () => {
    const { ask } = await openGateway()
    const requested = async (...args: Parameters<typeof ask>) => (await ask(...args)).body.extensions?.["cost"].requested
    expect(await requested("vera", '{ company(id: "com_globex") { name } }')).toBe(1)
    expect(await requested(null, wrap("name"))).toBe(1)
    expect(await requested("vera", "{")).toBe(0)
    expect(await requested("vera", "{ nothing }")).toBe(0)
  })
})

test("the introspection of a playground passes, however deep it is written", async () => {
  const { ask } = await openGateway()
  const { getIntrospectionQuery } = await import("graphql")
  const { status, body } = await ask("vera", getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))
  expect([status, body.errors]).toEqual([200, undefined])
})
