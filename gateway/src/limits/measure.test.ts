import fc from "fast-check"
import { buildSchema, Kind, parse } from "graphql"
import type { DocumentNode, SelectionSetNode } from "graphql"
import { expect, test } from "vitest"
import { costOf } from "./cost.ts"
import { measure } from "./measure.ts"
import { readSizing } from "./sizing.ts"

const sdl = `
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
  directive @cost(weight: Int!) on FIELD_DEFINITION
  type Query { node: T }
  type T { leaf: Int @cost(weight: 3) one: T many(first: Int = 4): [T] @listSize(slicingArguments: ["first"]) page(first: Int = 5): T @listSize(slicingArguments: ["first"], sizedFields: ["rest"]) rest: [T] }
`
const schema = buildSchema(sdl)
const sizing = readSizing(parse(sdl))

/** Fragment F0 may spread F1 and later ones only, so every document is finite. */
const documents = fc
  .array(
    fc.array(fc.tuple(fc.constantFrom("leaf", "one", "many", "many(first: 2)", "page", "rest"), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((fragments) =>
    parse(
      `{ node { ...F0 } } ${fragments
        .map((fields, index) => {
          const body = (step: number) => (index + step < fragments.length ? `...F${index + step} leaf` : "leaf")
          return `fragment F${index} on T { ${fields.map(([name, step]) => (name === "leaf" ? name : `${name} { ${body(step)} }`)).join(" ")} }`
        })
        .join(" ")}`,
      { noLocation: true },
    ),
  )

/** The same sums without memory, by writing everything out. */
function naive(document: DocumentNode): { fields: number; depth: number; cost: number } {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet]] : [])),
  )
  const walk = (set: SelectionSetNode, pageOf: number | null): { fields: number; depth: number; cost: number } => {
    const sum = { fields: 0, depth: 0, cost: 0 }
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const name = node.name.value
        const asked = node.arguments?.[0] ? 2 : null
        const size = name === "many" ? (asked ?? 4) : name === "rest" ? (pageOf ?? 10) : 1
        const below = node.selectionSet ? walk(node.selectionSet, name === "page" ? 5 : null) : { fields: 0, depth: 0, cost: 0 }
        sum.fields += 1 + below.fields
        sum.depth = Math.max(sum.depth, 1 + below.depth)
        sum.cost += size * ((name === "leaf" ? 3 : 1) + below.cost)
      } else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const below = walk(fragments.get(node.name.value) ?? { kind: Kind.SELECTION_SET, selections: [] }, pageOf)
        sum.fields += below.fields
        sum.depth = Math.max(sum.depth, below.depth)
        sum.cost += below.cost
      }
    }
    return sum
  }
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  return walk(operation?.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] }, null)
}

test("measuring each field once gives the sums of writing every fragment out", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const measured = measure(schema, sizing, document, null, 10)
      const { fields, depth, cost } = naive(document)
      expect([measured.fields, measured.depth, costOf(measured, {}, 100).total]).toEqual([fields, depth, cost])
    }),
    { numRuns: 300 },
  )
})

test("a greater page never costs less", () => {
  const document = parse("query Q($n: Int) { node { page(first: $n) { rest { many(first: $n) { leaf } } } } }")
  const measured = measure(schema, sizing, document, null, 10)
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), (a, b) => {
      const cost = (n: number) => costOf(measured, { n }, 100).total
      expect(cost(Math.min(a, b))).toBeLessThanOrEqual(cost(Math.max(a, b)))
    }),
  )
})
