import { Kind, valueFromASTUntyped } from "graphql"
import type { ConstDirectiveNode, DocumentNode } from "graphql"

/** What `@listSize` says of a field. */
export type ListSize = { assumed: number | null; slicing: string[]; sized: string[] }

/** Weights and list sizes by coordinate: `Type`, `Type.field` or `Type.field(argument)`. */
export type Sizing = { weights: ReadonlyMap<string, number>; lists: ReadonlyMap<string, ListSize> }

/** Reads `@cost` and `@listSize` out of the supergraph; the schema a client sees no longer has them. */
export function readSizing(supergraph: DocumentNode): Sizing {
  const weights = new Map<string, number>()
  const lists = new Map<string, ListSize>()
  const weigh = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const weight = argumentsOf("cost", directives)?.["weight"]
    if (typeof weight === "number") weights.set(coordinate, weight)
  }
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) {
        if (argumentsOf("cost", field.directives))
          throw new Error(`@cost on the input field ${definition.name.value}.${field.name.value} is not counted.`)
      }
    }
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION
    ) {
      weigh(definition.name.value, definition.directives)
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of definition.fields ?? []) {
      const coordinate = `${definition.name.value}.${field.name.value}`
      weigh(coordinate, field.directives)
      for (const argument of field.arguments ?? []) weigh(`${coordinate}(${argument.name.value})`, argument.directives)
      const size = argumentsOf("listSize", field.directives)
      if (size)
        lists.set(coordinate, {
          assumed: numberOr(size["assumedSize"]),
          slicing: texts(size["slicingArguments"]),
          sized: texts(size["sizedFields"]),
        })
    }
  }
  return { weights, lists }
}

function argumentsOf(name: string, directives: readonly ConstDirectiveNode[] = []): Record<string, unknown> | null {
  const directive = directives.find((candidate) => candidate.name.value === name)
  if (!directive) return null
  return Object.fromEntries((directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]))
}

const numberOr = (value: unknown): number | null => (typeof value === "number" ? value : null)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
