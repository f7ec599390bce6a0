import {
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql"
import { Kind, SchemaMetaFieldDef, TypeMetaFieldDef, typeFromAST, valueFromAST, visit } from "graphql"
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLArgument,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql"
import type { ListSize, Sizing } from "./sizing.ts"

/** How many items one slicing argument asks for: a number, or a variable with what stands in for it when it is not given. */
export type Slice = { argument: string; variable: string | null; value: number | null }

/** One field of the document with what it costs, apart from what the variables decide. */
export type FieldPlan = {
  coordinate: string
  weight: number
  slices: Slice[]
  /** Items when no slice says; 1 for a field that is no list. */
  items: number
  /** True when the size is not its own but that of the fields below it that `sizedFields` names. */
  passesSizeOn: boolean
  /** Places of the fields below in `Measured.plans`; `isSized` when they take this field's size. */
  children: { plan: number; isSized: boolean }[]
}

/** The sizes of one operation. `plans` has children before parents; `roots` are the places of the root fields. */
export type Measured = {
  directives: number
  aliases: number
  rootFields: number
  depth: number
  fields: number
  plans: FieldPlan[]
  roots: number[]
}

/**
 * Measures an operation that may be invalid: what does not exist counts nothing, for validation refuses it afterwards. Each field of the document
 * is looked at once, however often its fragment is spread, so the work grows with the text and not with what it expands to.
 */
export function measure(
  schema: GraphQLSchema,
  sizing: Sizing,
  document: DocumentNode,
  operationName: string | null,
  unsizedList: number,
): Measured {
  const measured: Measured = { directives: 0, aliases: 0, rootFields: 0, depth: 0, fields: 0, plans: [], roots: [] }
  visit(document, {
    Directive: () => void measured.directives++,
    Field: (node) => void (node.alias && measured.aliases++),
  })
  const operation = getOperationAST(document, operationName)
  const root = operation ? schema.getRootType(operation.operation) : undefined
  if (!operation || !root) return measured
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)

  type Known = { plan: number; depth: number; fields: number }
  const known = new Map<FieldNode, Known | "open">()

  /** The fields of one level, fragments opened; a fragment spread twice on a level is one, as it is for the executor. */
  const level = (set: SelectionSetNode, parent: GraphQLCompositeType, found: [FieldNode, GraphQLCompositeType][], seen: Set<string>) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        found.push([selection, parent])
        continue
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) continue
        seen.add(selection.name.value)
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      const type = fragment?.typeCondition ? typeFromAST(schema, fragment.typeCondition) : parent
      if (fragment && isCompositeType(type)) level(fragment.selectionSet, type, found, seen)
    }
    return found
  }
  const measureField = (node: FieldNode, parent: GraphQLCompositeType): Known | null => {
    const before = known.get(node)
    if (before === "open") return null
    if (before) return before
    known.set(node, "open")
    const field = fieldOf(schema, parent, node.name.value)
    const type = field ? getNamedType(field.type) : undefined
    const plan = planField(schema, sizing, parent, field, node, unsizedList)
    const list = field && listSize(schema, sizing, parent, field)
    let depth = 0
    let fields = 1
    const below = node.selectionSet && type && isCompositeType(type) ? level(node.selectionSet, type, [], new Set()) : []
    for (const [child, owner] of below) {
      const measuredChild = measureField(child, owner)
      if (!measuredChild) continue
      depth = Math.max(depth, measuredChild.depth)
      fields += measuredChild.fields
      plan.children.push({ plan: measuredChild.plan, isSized: list?.sized.includes(child.name.value) ?? false })
    }
    // Introspection reads no data, and how deep it may go is a validation rule of its own.
    const isIntrospection = field === SchemaMetaFieldDef || field === TypeMetaFieldDef
    if (isIntrospection) Object.assign(plan, { weight: 0, children: [] })
    const result = { plan: measured.plans.push(plan) - 1, depth: isIntrospection ? 1 : depth + 1, fields }
    known.set(node, result)
    return result
  }
  for (const [node, owner] of level(operation.selectionSet, root, [], new Set())) {
    measured.rootFields++
    const field = measureField(node, owner)
    if (!field) continue
    measured.depth = Math.max(measured.depth, field.depth)
    measured.fields += field.fields
    measured.roots.push(field.plan)
  }
  return measured
}

function fieldOf(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
}

function planField(
  schema: GraphQLSchema,
  { weights, ...sizing }: Sizing,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown> | undefined,
  node: FieldNode,
  unsizedList: number,
): FieldPlan {
  const coordinate = `${parent.name}.${node.name.value}`
  if (!field) return { coordinate, weight: 0, slices: [], items: 1, passesSizeOn: false, children: [] }
  const type = getNamedType(field.type)
  const list = listSize(schema, { weights, ...sizing }, parent, field)
  const given = (node.arguments ?? []).reduce((sum, argument) => sum + (weights.get(`${coordinate}(${argument.name.value})`) ?? 0), 0)
  return {
    coordinate,
    weight: (weights.get(coordinate) ?? weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0)) + given,
    slices: (list?.slicing ?? []).flatMap((name) => {
      const argument = field.args.find((candidate) => candidate.name === name)
      return argument ? [sliceOf(argument, node)] : []
    }),
    items: list?.assumed ?? (isListType(getNullableType(field.type)) ? unsizedList : 1),
    passesSizeOn: (list?.sized.length ?? 0) > 0,
    children: [],
  }
}

/** `@listSize` of a field; on an interface, of the first type behind it that has one. */
function listSize(
  schema: GraphQLSchema,
  { lists }: Sizing,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
): ListSize | undefined {
  const owners = [parent, ...(isAbstractType(parent) ? schema.getPossibleTypes(parent) : [])]
  for (const owner of owners) {
    const size = lists.get(`${owner.name}.${field.name}`)
    if (size) return size
  }
  return undefined
}

function sliceOf(argument: GraphQLArgument, node: FieldNode): Slice {
  const given = node.arguments?.find((candidate) => candidate.name.value === argument.name)?.value
  const fallback = typeof argument.defaultValue === "number" ? argument.defaultValue : null
  if (given?.kind === Kind.VARIABLE) return { argument: argument.name, variable: given.name.value, value: fallback }
  const literal: unknown = given ? valueFromAST(given, argument.type) : fallback
  return { argument: argument.name, variable: null, value: typeof literal === "number" ? literal : null }
}
