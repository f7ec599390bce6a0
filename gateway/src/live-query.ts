import { liveQueries } from "@teei/events/live"
import type { LiveQuery } from "@teei/events/live"
import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  print,
  validate,
} from "graphql"
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from "graphql"
import { fault } from "@teei/subgraph-kit"

/** A subscription, ready to be run as the query it mirrors. */
export type Mirrored = {
  /** What graphql-ws is told about: the client's own document. */
  document: DocumentNode
  query: string
  /** Arguments of the root field, for telling which events concern it. */
  args: Record<string, unknown>
  live: LiveQuery
}

type Payload = { query: string; operationName?: string | null | undefined; variables?: Record<string, unknown> | null | undefined }

/**
 * Turns `subscription { importProgress(id: …) { … } }` into `query { importProgress: import(id: …) { … } }`: the client's own selection, under
 * the name it expects. Returns errors for what is not exactly one known root field of a valid document.
 */
export function mirror(schema: GraphQLSchema, payload: Payload, maxTokens: number): Mirrored | readonly GraphQLError[] {
  let document: DocumentNode
  try {
    document = parse(payload.query, { maxLexicalTokens: maxTokens })
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : "The document cannot be read."
    return [new GraphQLError(message, { extensions: { code: "GRAPHQL_PARSE_FAILED" } })]
  }
  const operation = getOperationAST(document, payload.operationName)
  if (!operation) return [fault("INVALID", "Name the operation to run: the document holds none or several.")]
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [fault("INVALID", "Only subscriptions are served over this connection; send queries and mutations over HTTP.")]
  }
  const [field, ...others] = operation.selectionSet.selections
  if (field?.kind !== Kind.FIELD || others.length > 0) {
    return [fault("INVALID", "A subscription has exactly one root field, written without a fragment.")]
  }
  const name = field.name.value
  const live = Object.hasOwn(liveQueries, name) ? liveQueries[name] : undefined
  const problems = validate(schema, document, undefined, { maxErrors: 5 })
  if (problems.length > 0) {
    return problems.map(
      ({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }),
    )
  }
  const definition = schema.getSubscriptionType()?.getFields()[name]
  if (!live || !definition) return [fault("NOT_FOUND", `There is no subscription ${name}.`)]
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {}, { maxErrors: 5 })
  if (errors) return errors.map(({ message }) => new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } }))
  return {
    document,
    query: print(asQuery(document, operation, field, live.query)),
    args: getArgumentValues(definition, field, coerced),
    live,
  }
}

function asQuery(document: DocumentNode, operation: OperationDefinitionNode, field: FieldNode, query: string): DocumentNode {
  const mirrored: FieldNode = { ...field, alias: field.alias ?? field.name, name: { kind: Kind.NAME, value: query } }
  const asked: OperationDefinitionNode = {
    ...operation,
    operation: OperationTypeNode.QUERY,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [mirrored] },
  }
  return {
    kind: Kind.DOCUMENT,
    // Other operations of the document stay behind; fragments come along, whether this one uses them or another.
    definitions: document.definitions.flatMap((node) => (node === operation ? asked : node.kind === Kind.FRAGMENT_DEFINITION ? node : [])),
  }
}
