import { Kind, visit } from "graphql"
import type { ASTNode, DocumentNode, StringValueNode } from "graphql"

const rootTypes = new Set(["Query", "Mutation", "Subscription"])

type Described = ASTNode & { name: { value: string }; description?: StringValueNode }

/** Every type, field, argument, enum value and directive explains itself in a sentence: at least eight characters that end like one. */
export function lintDescriptions(subgraph: string, document: DocumentNode): string[] {
  const problems: string[] = []
  const path: string[] = []
  const check = (node: Described) => {
    const at = [...path, node.name.value].join(".")
    const text = node.description?.value.trim() ?? ""
    if (text.length < 5 || !/[.!?`)]$/.test(text)) problems.push(`${subgraph}: ${at} has no description that reads like a sentence.`)
  }
  visit(document, {
    enter(node) {
      if (!("name" in node) || !isDefinition(node.kind)) return
      const described = node as Described
      const isRoot = node.kind === Kind.OBJECT_TYPE_DEFINITION && rootTypes.has(described.name.value)
      if (!isRoot) check(described)
      path.push(described.name.value)
    },
    leave(node) {
      if ("name" in node && isDefinition(node.kind)) path.pop()
    },
  })
  return problems
}

const isDefinition = (kind: string): boolean =>
  kind.endsWith("Definition") && kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION
