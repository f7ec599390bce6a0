import type { Role } from "@teei/subgraph-kit"
import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
} from "graphql"
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql"
import type { Rule, Rules } from "./rules.ts"

/** An argument that names the company, where it stands in one operation. */
export type TenantArgument = { coordinate: string; field: GraphQLField<unknown, unknown>; node: FieldNode; path: string[] }

/** A root field that looks one thing up by its id, and the key its answer stands under. */
export type Lookup = { coordinate: string; key: string }

/** What one operation asks of whoever sends it, by coordinate. Compiled once, evaluated for each request. */
export type OperationNeeds = {
  signIn: string[]
  roles: { coordinate: string; anyOf: Role[][] }[]
  claims: string[]
  companyArguments: TenantArgument[]
  lookups: Lookup[]
}

/**
 * Walks a valid operation and collects the rules of everything it reaches: each field on each type it may stand for, each type a field may
 * return. `@skip` and `@include` are ignored, so what might run is guarded as if it did. A named fragment is walked once, however often it is spread.
 */
export function operationNeeds(schema: GraphQLSchema, rules: Rules, document: DocumentNode, operationName: string | null): OperationNeeds {
  const operation = getOperationAST(document, operationName)
  const root = operation ? schema.getRootType(operation.operation) : undefined
  if (!operation || !root) throw new Error("The guard was asked about an operation that does not exist.")
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)

  const needs: OperationNeeds = { signIn: [], roles: [], claims: [], companyArguments: [], lookups: [] }
  const seenRules = new Set<string>()
  const seenFragments = new Set<string>()

  const add = (rule: Rule | undefined) => {
    if (!rule || seenRules.has(rule.coordinate)) return
    seenRules.add(rule.coordinate)
    if (rule.needsSignIn) needs.signIn.push(rule.coordinate)
    if (rule.anyOf) needs.roles.push({ coordinate: rule.coordinate, anyOf: rule.anyOf })
    if (rule.tenant === "CLAIM") needs.claims.push(rule.coordinate)
  }
  const concrete = (type: GraphQLCompositeType): string[] => [
    type.name,
    ...(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []),
  ]

  const walkField = (node: FieldNode, parent: GraphQLCompositeType) => {
    const name = node.name.value
    if (name === "__typename") return
    if (parent === root && (name === "__schema" || name === "__type")) {
      if (!needs.signIn.includes(`${root.name}.${name}`)) needs.signIn.push(`${root.name}.${name}`)
      return
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!field) throw new Error(`The guard met ${parent.name}.${name}, which does not exist.`)
    for (const owner of concrete(parent)) {
      const rule = rules.get(`${owner}.${name}`)
      add(rule)
      // Each use counts, not only the first: two uses may name two companies.
      if (Array.isArray(rule?.tenant)) needs.companyArguments.push({ coordinate: rule.coordinate, field, node, path: rule.tenant })
    }
    if (parent === root && root === schema.getQueryType() && !isNonNullType(field.type) && field.args.some(({ name }) => name === "id"))
      needs.lookups.push({ coordinate: `${root.name}.${name}`, key: node.alias?.value ?? name })
    const returned = getNamedType(field.type)
    if (!isCompositeType(returned)) return add(rules.get(returned.name))
    for (const type of concrete(returned)) add(rules.get(type))
    if (node.selectionSet) walk(node.selectionSet, returned)
  }
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        walkField(selection, parent)
        continue
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD
      if (isSpread && seenFragments.has(selection.name.value)) continue
      if (isSpread) seenFragments.add(selection.name.value)
      const fragment = isSpread ? fragments.get(selection.name.value) : selection
      if (!fragment) throw new Error("The guard met a fragment that does not exist.")
      const type = fragment.typeCondition ? typeFromAST(schema, fragment.typeCondition) : parent
      if (!isCompositeType(type)) throw new Error("The guard met a fragment on a type that does not exist.")
      walk(fragment.selectionSet, type)
    }
  }
  walk(operation.selectionSet, root)
  return needs
}
