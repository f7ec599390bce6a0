import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { composeSubgraphs } from "./compose.ts"

const common = readFileSync(new URL("../../schema/common.graphql", import.meta.url), "utf8")

const alpha = `
  type Query {
    "One thing, by its id."
    thing("Which one." id: ID! "Which way it lies." direction: OrderDirection): Thing @authenticated @tenant
  }
  "A thing of a company."
  type Thing implements Node @key(fields: "id") @tenant {
    "Its id."
    id: ID!
    "Its name."
    name: String!
  }
`
const beta = `
  "A thing of a company."
  type Thing @key(fields: "id") @tenant {
    "Its id."
    id: ID!
    "How heavy it is, in kilograms."
    weight: Decimal
  }
`
const problems = (changedAlpha: string, changedBeta = beta, changedCommon = common) =>
  composeSubgraphs(changedCommon, [
    { name: "alpha", sdl: changedAlpha },
    { name: "beta", sdl: changedBeta },
  ]).problems
const changed = (sdl: string, from: string, to: string): string => {
  expect(sdl).toContain(from)
  return sdl.replace(from, to)
}

test("two sound subgraphs compose, and the API hides what only subgraphs need", () => {
  const { problems, supergraphSdl, apiSdl } = composeSubgraphs(common, [
    { name: "alpha", sdl: alpha },
    { name: "beta", sdl: beta },
  ])
  expect(problems).toEqual([])
  expect(supergraphSdl).toContain("@tenant")
  expect(apiSdl).toContain("weight: Decimal")
  expect(apiSdl).not.toMatch(/@tenant|_entities|join__/)
})

describe("the graph does not compose", () => {
  const refused: [string, string[], string | RegExp][] = [
    [
      "with a root field without a policy",
      problems(changed(alpha, "@authenticated ", "")),
      "alpha: Query.thing has no policy: add @authenticated, @requiresScopes or @policy.",
    ],
    [
      "with a root field that does not say where its company comes from",
      problems(changed(alpha, "@authenticated @tenant", "@authenticated")),
      "alpha: Query.thing must carry exactly one of @tenant, @tenantFree, @public; it carries 0.",
    ],
    [
      "with a public field that names a policy",
      problems(changed(alpha, "@authenticated @tenant", '@authenticated @public(reason: "x")')),
      "alpha: Query.thing is @public and yet names a policy.",
    ],
    [
      "with a mutation that names no role",
      problems(`${alpha} type Mutation { "Makes one." makeThing: Thing @authenticated @tenant }`),
      "alpha: Mutation.makeThing changes data and must name a role with @policy.",
    ],
    [
      "with a company argument that is not there",
      problems(changed(alpha, "@authenticated @tenant", '@authenticated @tenant(by: ARG, arg: "companyId")')),
      "alpha: Query.thing has no argument companyId.",
    ],
    [
      "with a company argument that is not named",
      problems(changed(alpha, "@authenticated @tenant", "@authenticated @tenant(by: ARG)")),
      "alpha: Query.thing takes its company from an argument but does not name it.",
    ],
    [
      "with an entity that does not say whose its rows are",
      problems(alpha, changed(beta, " @tenant {", " {")),
      "beta: Entity Thing must carry exactly one of @tenant, @tenantFree; it carries 0.",
    ],
    [
      "with personal data open to every role",
      problems(changed(alpha, "name: String!", "name: String @pii")),
      "alpha: Thing.name is @pii and must name a role with @policy.",
    ],
    [
      "with arguments in @requires",
      problems(alpha, changed(beta, "weight: Decimal", 'weight: Decimal @requires(fields: "name(short: true)")')),
      "beta: Thing.weight: @requires with arguments makes the planner return wrong data.",
    ],
    [
      "with something that is not described",
      problems(changed(alpha, '"Its name."', "")),
      "alpha: Thing.name has no description that reads like a sentence.",
    ],
    [
      "with an argument described by a word",
      problems(changed(alpha, '"Which one."', '"id"')),
      "alpha: Query.thing.id has no description that reads like a sentence.",
    ],
    [
      "with a directive on an interface field, which would not reach the implementations",
      problems(`${alpha} "Has a mark." interface Marked { "The mark." mark: String @feature(flag: "marks") }`),
      "alpha: Marked.mark is an interface field and carries @feature; put it on the implementations.",
    ],
    ["with anything composition itself refuses", problems(alpha, changed(beta, "weight: Decimal", "name: String!")), /Thing\.name/],
  ]
  test.each(refused)("%s", (_, found, problem) => {
    expect(found).toContainEqual(typeof problem === "string" ? problem : expect.stringMatching(problem))
  })

  test("when a directive is used but was not composed, so that it would be lost without a word", () => {
    const lossy = changed(common, '  @composeDirective(name: "@feature")\n', "")
    expect(problems(changed(alpha, "name: String!", 'name: String! @feature(flag: "names")'), beta, lossy)).toContain(
      "alpha: @feature on Thing.name was lost in composition.",
    )
  })

  test("when two subgraphs give one field different tenancy, of which composition would keep one", () => {
    const shared = (directive: string) =>
      `"A thing of a company." type Thing @key(fields: "id") @tenant { "Its id." id: ID! "Its colour." colour: String @shareable ${directive} }`
    const found = problems(changed(alpha, "name: String!", 'colour: String @shareable @feature(flag: "a")'), shared('@feature(flag: "b")'))
    expect(found).toContainEqual(expect.stringContaining("was lost in composition."))
  })
})

test("a directive is defined alike everywhere", async () => {
  const { lintDirectives } = await import("./lint-directives.ts")
  const { parse } = await import("graphql")
  const subgraph = (name: string, sdl: string) => ({ name, typeDefs: parse(sdl) })
  const found = lintDirectives(
    [subgraph("alpha", "directive @pii on FIELD_DEFINITION"), subgraph("beta", "directive @pii on FIELD_DEFINITION | OBJECT")],
    parse("directive @pii on FIELD_DEFINITION"),
  )
  expect(found).toEqual(["beta: @pii is defined differently from other subgraphs."])
})
