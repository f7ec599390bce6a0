import { Kind, print, visit } from "graphql"
import type { DirectiveNode, DocumentNode, FieldDefinitionNode } from "graphql"

const ours = new Set(["tenant", "tenantFree", "public", "pii", "feature"])

type Subgraph = { name: string; typeDefs: DocumentNode }

/**
 * Compares what the subgraphs say with what arrived in the supergraph: each use of one of our directives must be there with the same arguments,
 * each definition must be the same everywhere, and none may stand on an interface field (composition does not carry it to the implementations).
 */
export function lintDirectives(subgraphs: Subgraph[], supergraph: DocumentNode): string[] {
  const arrived = new Set(uses(supergraph).map((use) => use.key))
  const problems: string[] = []
  const definitions = new Map<string, string>()
  for (const { name, typeDefs } of subgraphs) {
    for (const use of uses(typeDefs)) {
      if (use.isOnInterface)
        problems.push(`${name}: ${use.at} is an interface field and carries @${use.directive}; put it on the implementations.`)
      if (!arrived.has(use.key)) problems.push(`${name}: @${use.directive} on ${use.at} was lost in composition.`)
    }
    for (const node of typeDefs.definitions) {
      if (node.kind !== Kind.DIRECTIVE_DEFINITION || !ours.has(node.name.value)) continue
      const { description: _, ...undescribed } = node
      const text = print(undescribed)
      const known = definitions.get(node.name.value)
      if (known !== undefined && known !== text) problems.push(`${name}: @${node.name.value} is defined differently from other subgraphs.`)
      definitions.set(node.name.value, text)
    }
  }
  return problems
}

type Use = { at: string; directive: string; key: string; isOnInterface: boolean }

function uses(document: DocumentNode): Use[] {
  const found: Use[] = []
  let owner = ""
  let isInterface = false
  const collect = (at: string, directives: readonly DirectiveNode[] | undefined, onField: boolean) => {
    for (const directive of directives ?? []) {
      if (!ours.has(directive.name.value)) continue
      found.push({ at, directive: directive.name.value, key: `${at}|${canonical(directive)}`, isOnInterface: isInterface && onField })
    }
  }
  const enterType = (name: string, directives: readonly DirectiveNode[] | undefined, asInterface: boolean) => {
    owner = name
    isInterface = asInterface
    collect(name, directives, false)
  }
  visit(document, {
    ObjectTypeDefinition: (node) => enterType(node.name.value, node.directives, false),
    ObjectTypeExtension: (node) => enterType(node.name.value, node.directives, false),
    InterfaceTypeDefinition: (node) => enterType(node.name.value, node.directives, true),
    FieldDefinition: (node: FieldDefinitionNode) => collect(`${owner}.${node.name.value}`, node.directives, true),
  })
  return found
}

/** The directive with its arguments in one order and defaults written out, so that a supergraph that spells them compares equal. */
function canonical(directive: DirectiveNode): string {
  const args = new Map((directive.arguments ?? []).map((argument) => [argument.name.value, print(argument.value)]))
  if (directive.name.value === "tenant" && !args.has("by")) args.set("by", "CLAIM")
  return `${directive.name.value}(${[...args]
    .sort()
    .map(([name, value]) => `${name}:${value}`)
    .join(",")})`
}
