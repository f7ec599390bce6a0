import { describe, expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"

const code = (answer: { body: { errors?: { extensions: Record<string, unknown> }[] } }) => answer.body.errors?.[0]?.extensions["code"]
const paths = (answer: { body: { errors?: { extensions: Record<string, unknown> }[] } }) => answer.body.errors?.[0]?.extensions["paths"]

describe("who", () => {
  test("nobody who is not signed in sees data, schema or help with guessing it", async () => {
    const { ask, world } = await openGateway()
    const data = await ask(null, '{ company(id: "com_acme") { name } }')
    expect([data.status, code(data), paths(data)]).toEqual([401, "UNAUTHENTICATED", ["Query.company", "Company"]])
    for (const introspection of ["{ __schema { types { name } } }", 'query { __type(name: "Company") { name } }'])
      expect((await ask(null, introspection)).status).toBe(401)
    const guess = await ask(null, "{ compan { name } }")
    expect([guess.status, guess.body.errors?.[0]?.message]).toEqual([400, 'Cannot query field "compan" on type "Query".'])
    expect((await ask("vera", "{ compan { name } }")).body.errors?.[0]?.message).toContain("Did you mean")
    expect(world.asked.filter(({ viewer }) => viewer.role !== "SERVICE")).toEqual([])
    expect(world.refusals).toEqual([])
  })

  test("a signed-in person may introspect", async () => {
    const { ask } = await openGateway()
    expect((await ask("vera", "{ __schema { queryType { name } } }")).body.data?.["__schema"].queryType.name).toBe("Query")
  })

  test("an account that does not exist any more is nobody", async () => {
    const { app, issuer } = await openGateway()
    const { token } = await issuer.issue("access", { userId: "usr_gone", companyId: "com_acme" })
    const answer = await app.inject({
      method: "POST",
      url: "/graphql",
      headers: { authorization: `Bearer ${token}` },
      payload: { query: "{ viewer { role } }" },
    })
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"])
  })

  test("what is inaccessible cannot be asked for, whatever the role", async () => {
    const { ask } = await openGateway()
    const answer = await ask("sue", '{ _account(id: "usr_anna") { user { email } } }')
    expect([answer.status, code(answer)]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"])
  })
})

describe("roles", () => {
  const audit = '{ company(id: "com_acme") { auditLog { nodes { id } } } }'
  test("hold from the one asked for upwards", async () => {
    const { ask } = await openGateway()
    expect((await ask("anna", audit)).status).toBe(200)
    expect((await ask("sue", audit)).status).toBe(200)
    const refused = await ask("carl", audit)
    expect([refused.status, code(refused), paths(refused), refused.body.data]).toEqual([403, "FORBIDDEN", ["Company.auditLog"], undefined])
  })

  test("are those in the company the operation works in, not the best one somewhere", async () => {
    const { ask } = await openGateway()
    const refused = await ask("anna", '{ company(id: "com_globex") { name auditLog { nodes { id } } } }')
    expect([refused.status, paths(refused)]).toEqual([403, ["Company.auditLog"]])
    expect((await ask("anna", '{ company(id: "com_globex") { name } }')).body.data?.["company"]).toEqual({ name: "Globex" })
  })

  test.each([
    ["an alias", '{ company(id: "com_acme") { name: auditLog { nodes { id } } } }'],
    ["the alias __proto__", '{ company(id: "com_acme") { __proto__: auditLog { nodes { id } } } }'],
    ["a fragment", 'fragment F on Company { auditLog { nodes { id } } } { company(id: "com_acme") { ...F } }'],
    [
      "a fragment in a fragment",
      'fragment G on Company { auditLog { nodes { id } } } fragment F on Company { ...G } { company(id: "com_acme") { ...F } }',
    ],
    ["an inline fragment on an interface", '{ company(id: "com_acme") { ... on Node { ... on Company { auditLog { nodes { id } } } } } }'],
    ["@skip(if: true)", '{ company(id: "com_acme") { name auditLog @skip(if: true) { nodes { id } } } }'],
    ["a list", '{ company(id: "com_acme") { people { nodes { email } } } }'],
  ])("are not got around by %s", async (_, query) => {
    const { ask, world } = await openGateway()
    expect((await ask("vera", query)).status).toBe(403)
    expect(world.asked.filter(({ viewer }) => viewer.role !== "SERVICE")).toEqual([])
  })

  test("guard mutations that need no company too", async () => {
    const { ask } = await openGateway()
    const create = 'mutation { createCompany(input: { name: "N", slug: "nn", country: "NO", currency: "EUR" }) { userErrors { code } } }'
    expect((await ask("anna", create)).status).toBe(403)
    expect((await ask("sue", create)).status).toBe(200)
  })
})

describe("the company", () => {
  const byVariable = "query Q($id: ID) { company(id: $id) { name } }"

  test("comes from the argument, as literal, variable or default, and the role and company there reach the subgraph", async () => {
    const { ask, world } = await openGateway()
    const answers = [
      await ask("anna", '{ company(id: "com_globex") { name } }'),
      await ask("anna", byVariable, { id: "com_globex" }),
      await ask("anna", 'query Q($id: ID = "com_globex") { company(id: $id) { name } }'),
    ]
    for (const { body } of answers) expect(body.data).toEqual({ company: { name: "Globex" } })
    const viewers = world.asked
      .filter(({ viewer }) => viewer.role !== "SERVICE")
      .map(({ viewer: { role, companyId } }) => `${role} ${companyId}`)
    expect(new Set(viewers)).toEqual(new Set(["VIEWER com_globex"]))
  })

  test("comes from the token when the argument is null or left out, or when there is none", async () => {
    const { ask } = await openGateway()
    expect((await ask("anna", byVariable, { id: null })).body.data).toEqual({ company: { name: "Acme" } })
    expect((await ask("anna", "{ company { name } }", {}, { company: "com_globex" })).body.data).toEqual({ company: { name: "Globex" } })
    expect((await ask("vera", '{ program(id: "prg_1") { name } }')).body.data).toEqual({ program: { name: "Talk" } })
  })

  test("of somebody else is refused in the same words as one that does not exist", async () => {
    const { ask } = await openGateway()
    const [foreign, missing] = [await ask("vera", byVariable, { id: "com_globex" }), await ask("vera", byVariable, { id: "com_none" })]
    const words = ({ status, body }: typeof foreign) => [
      status,
      body.errors?.map(({ message, extensions: { requestId: _, ...rest } }) => [message, rest]),
    ]
    expect(words(foreign)).toEqual(words(missing))
    expect([foreign.status, code(foreign)]).toEqual([403, "FORBIDDEN"])
  })

  test("is taken out of an input object, from a variable or literal", async () => {
    const { ask } = await openGateway()
    const input = { companyId: "com_globex", email: "x@example.org", name: "X", role: "VIEWER" }
    const refused = await ask("anna", "mutation A($input: AddMemberInput!) { addMember(input: $input) { userErrors { code } } }", { input })
    expect([refused.status, paths(refused)]).toEqual([403, ["Mutation.addMember"]])
    const literal = (company: string) =>
      `mutation { addMember(input: { companyId: "${company}", email: "x@example.org", name: "X", role: VIEWER }) { userErrors { code } } }`
    expect((await ask("anna", literal("com_globex"))).status).toBe(403)
    expect((await ask("anna", literal("com_acme"))).status).toBe(200)
  })

  test("is one in each operation, however the second is smuggled in", async () => {
    const { ask } = await openGateway()
    const two = [
      '{ a: company(id: "com_acme") { name } b: company(id: "com_globex") { name } }',
      'fragment F on Query { b: company(id: "com_globex") { name } } { a: company(id: "com_acme") { name } ...F }',
      '{ company(id: "com_acme") { name } companyImpact(companyId: "com_globex", period: { iso: "2026" }) { id } }',
    ]
    for (const query of two) {
      const answer = await ask("anna", query)
      expect([answer.status, code(answer)]).toEqual([400, "INVALID"])
    }
    expect((await ask("anna", '{ a: company(id: "com_acme") { name } b: company(id: "com_acme") { slug } }')).status).toBe(200)
  })

  test("must not be null where the argument takes no null", async () => {
    const { ask } = await openGateway()
    const query = 'query Q($id: ID = "com_acme") { companyImpact(companyId: $id, period: { iso: "2026" }) { id } }'
    expect((await ask("vera", query)).status).toBe(200)
    const refused = await ask("vera", query, { id: null })
    expect([refused.status, code(refused)]).toEqual([400, "INVALID"])
  })

  test("must be picked before tenant data is asked for, and need not be for what is free of tenants", async () => {
    const { ask } = await openGateway()
    const refused = await ask("nils", '{ program(id: "prg_1") { name } }')
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      403,
      "Pick a company first: the access token was issued for none.",
    ])
    expect((await ask("nils", "{ viewer { user { name } role } metricDefinitions { key } }")).status).toBe(200)
  })

  test("of a token counts no more once the membership is gone", async () => {
    const { ask } = await openGateway()
    expect((await ask("vera", '{ program(id: "prg_1") { name } }', {}, { company: "com_globex" })).status).toBe(403)
  })

  test("may be any for who runs the platform", async () => {
    const { ask } = await openGateway()
    expect((await ask("sue", byVariable, { id: "com_globex" })).body.data).toEqual({ company: { name: "Globex" } })
  })
})

describe("a refusal", () => {
  test("is recorded in the viewer's own company, by the gateway, before it is answered", async () => {
    const { ask, world } = await openGateway()
    const answer = await ask("vera", '{ company(id: "com_globex") { name } }')
    expect(world.refusals).toEqual([
      {
        actorId: "usr_vera",
        actorRole: "VIEWER",
        coordinate: "Query.company, Company",
        code: "FORBIDDEN",
        requestId: answer.headers["x-request-id"],
        companyId: "com_acme",
        service: "gateway",
      },
    ])
    expect(answer.body.errors?.[0]?.extensions["requestId"]).toBe(answer.headers["x-request-id"])
  })

  test("stands when it cannot be recorded", async () => {
    const { ask, world } = await openGateway()
    world.fails.add("privacy:refusal")
    expect((await ask("vera", '{ company(id: "com_globex") { name } }')).status).toBe(403)
    world.fails.add("privacy:down")
    expect((await ask("vera", '{ company(id: "com_globex") { name } }')).status).toBe(403)
  })
})

test("names of object prototypes are only names", async () => {
  const { ask } = await openGateway()
  const answer = await ask(
    "vera",
    "query Q($__proto__: ID) { constructor: company(id: $__proto__) { __proto__: name toString: slug } }",
    JSON.parse('{"__proto__": "com_acme"}'),
  )
  expect(JSON.stringify(answer.body.data)).toBe('{"constructor":{"__proto__":"Acme","toString":"acme"}}')
  expect(
    (await ask("vera", "query Q($__proto__: ID) { company(id: $__proto__) { name } }", JSON.parse('{"__proto__": "com_globex"}'))).status,
  ).toBe(403)
  expect(({} as Record<string, unknown>)["name"]).toBeUndefined()
})
