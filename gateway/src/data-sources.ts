import type { GraphQLDataSource } from "@apollo/gateway"
import type { SubgraphPort } from "@teei/subgraph-kit"
import { getOperationAST, GraphQLError, Kind, parse } from "graphql"
import type { DocumentNode, ExecutionResult, FieldNode, GraphQLFormattedError, SelectionSetNode } from "graphql"
import type { Logger } from "pino"
import type { OperationContext } from "./context.ts"
import { maskError } from "./errors.ts"

/**
 * A subgraph as the federation library sees it, the same whether it runs in this process or elsewhere: errors carry nothing but what a client may
 * see, and a subgraph that does not answer costs its own fields, one error, and nothing else.
 */
export const portDataSource = (port: SubgraphPort, log: Logger): GraphQLDataSource => ({
  async process(options) {
    const { query = "", variables, operationName } = options.request
    const { viewer, requestId } = options.context as OperationContext
    if (viewer === null) throw new Error("An operation reached a subgraph without passing the guard.")
    const document = "document" in options ? options.document : undefined
    let result: ExecutionResult
    try {
      result = await port.execute({ query, document, operationName, variables, viewer })
    } catch (error) {
      log.error({ requestId, subgraph: port.name, err: error }, "a subgraph did not answer")
      return { data: null, errors: [unanswered(port.name, document ?? parse(query))] }
    }
    const errors = result.errors?.map((error) => maskError(plain(error)))
    return { data: result.data ?? null, ...(errors ? { errors: errors.map(withoutLocations) } : {}) }
  },
})

/** A port in this process may answer with error objects, one elsewhere answers with what they look like in JSON. */
const plain = (error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError =>
  error instanceof GraphQLError ? error.toJSON() : error

/** Lines and columns of the query the planner wrote mean nothing to a client. */
const withoutLocations = ({ message, path, extensions = {} }: GraphQLFormattedError): GraphQLFormattedError => ({
  message,
  ...(path === undefined ? {} : { path }),
  extensions,
})

/** Points at the first field that is missing now, so that a client can tell which part of the page is affected. */
function unanswered(name: string, document: DocumentNode): GraphQLFormattedError {
  const first = fieldsOf(getOperationAST(document)?.selectionSet)[0]
  const key = first && keyOf(first)
  const entityField = fieldsOf(first?.selectionSet)
    .map(keyOf)
    .find((inner) => inner !== "__typename")
  const path = key === undefined ? [] : key === "_entities" ? [key, 0, ...(entityField === undefined ? [] : [entityField])] : [key]
  return { message: `The ${name} service does not answer.`, path, extensions: { code: "UNAVAILABLE" } }
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value

/** The fields of a selection, those of its fragments on types included. The planner writes no named fragments into what it sends. */
const fieldsOf = (set: SelectionSetNode | undefined): FieldNode[] =>
  (set?.selections ?? []).flatMap((node) =>
    node.kind === Kind.FIELD ? node : node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet) : [],
  )
