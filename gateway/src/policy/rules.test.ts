import { pino } from "pino"
import { describe, expect, test } from "vitest"
import { guardedGateway } from "../guarded-gateway.ts"
import { parseSupergraph, withoutGuardedMarks } from "../supergraph.ts"
import { fakeSubgraphs, supergraphSdl } from "../testing/fake-subgraphs.ts"
import { readRules } from "./rules.ts"

const load = (sdl: string) => {
  const { ports } = fakeSubgraphs()
  return guardedGateway({ supergraph: parseSupergraph(sdl), ports, recordRefusal: async () => {}, log: pino({ level: "silent" }) }).load()
}
const changed = (from: string | RegExp, to: string) => {
  const sdl = supergraphSdl.replace(from, to)
  expect(sdl).not.toBe(supergraphSdl)
  return sdl
}

describe("a gateway does not start", () => {
  test("on a security specification its guard does not implement", async () => {
    const scopes = changed(
      "{\n  query: Query",
      '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)\n{\n  query: Query',
    )
    await expect(load(scopes)).rejects.toThrow(/requiresScopes/)
    await expect(load(changed("specs.apollo.dev/policy/v0.1", "specs.apollo.dev/policy/v0.2"))).rejects.toThrow(/policy/)
  })

  test("on a root field without a policy", () => {
    expect(() =>
      load(changed("viewer: Viewer! @join__field(graph: PROFILE) @authenticated", "viewer: Viewer! @join__field(graph: PROFILE)")),
    ).toThrow("Query.viewer has no policy")
  })

  test("on a policy or directive it does not know", () => {
    expect(() => load(changed("role:super_admin", "purpose:research"))).toThrow("purpose:research")
    expect(() =>
      load(changed("name: String! @join__field(graph: PROFILE)", 'name: String! @join__field(graph: PROFILE) @feature(flag: "x")')),
    ).toThrow("@feature")
  })
})

test("the mark is taken from what the guard implements and from nothing else", () => {
  const sdl = withoutGuardedMarks(parseSupergraph(supergraphSdl))
  expect(sdl.match(/for: SECURITY/g)).toHaveLength(1)
  expect(sdl).toContain('@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)')
})

test("alternatives are read as alternatives, and what must all hold as such", () => {
  const rules = readRules(
    parseSupergraph(
      'type Query { a: Int @policy(policies: [["role:viewer", "role:company_user"], ["role:service"]]) @tenant(by: ARG, arg: "input.companyId") }',
    ),
  )
  expect(rules.get("Query.a")).toEqual({
    coordinate: "Query.a",
    needsSignIn: true,
    anyOf: [["VIEWER", "COMPANY_USER"], ["SERVICE"]],
    tenant: ["input", "companyId"],
  })
})
