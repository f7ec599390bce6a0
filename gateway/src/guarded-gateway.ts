import { ApolloGateway } from "@apollo/gateway"
import { subgraphNames } from "@teei/subgraph-kit"
import type { SubgraphPort } from "@teei/subgraph-kit"
import { getVariableValues, GraphQLError, OperationTypeNode } from "graphql"
import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from "graphql"
import { LRUCache } from "lru-cache"
import type { Logger } from "pino"
import type { OperationContext } from "./context.ts"
import { anonymousViewer } from "./context.ts"
import { portDataSource } from "./data-sources.ts"
import { refusal, statusOf } from "./errors.ts"
import { decide } from "./policy/decide.ts"
import type { OperationNeeds } from "./policy/operation-needs.ts"
import { operationNeeds } from "./policy/operation-needs.ts"
import type { Refusal } from "./policy/record-refusal.ts"
import { readRules } from "./policy/rules.ts"
import { withoutGuardedMarks } from "./supergraph.ts"
import { turnOffLibraryTelemetry } from "./telemetry-off.ts"

type Options = {
  supergraph: DocumentNode
  ports: Record<string, SubgraphPort>
  recordRefusal: (refusal: Refusal) => Promise<void>
  log: Logger
}

/**
 * The federation library with our guard at its one choke point: every operation, from HTTP, from a subscription or from within, passes the
 * executor, and none is planned before the guard has let it through.
 */
export function guardedGateway({ supergraph, ports, recordRefusal, log }: Options): ApolloGateway {
  turnOffLibraryTelemetry()
  const rules = readRules(supergraph)
  const gateway = new ApolloGateway({
    supergraphSdl: withoutGuardedMarks(supergraph),
    buildService: ({ name }) => {
      const port = subgraphNames.includes(name as (typeof subgraphNames)[number]) ? ports[name] : undefined
      if (!port) throw new Error(`The supergraph names the subgraph ${name}, for which there is no port.`)
      return portDataSource(port, log)
    },
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    __exposeQueryPlanExperimental: false,
    logger: log,
  })

  const plan = gateway.executor
  const compiled = new LRUCache<string, OperationNeeds>({ max: 2000 })
  gateway.executor = async (requestContext) => {
    const { schema, document, operation, request, queryHash } = requestContext
    const context = requestContext.context as OperationContext
    const { requestId } = context
    // The library's type promises one, but a name that fits none comes this far.
    if (!(operation as OperationDefinitionNode | undefined))
      return { errors: [new GraphQLError("The document holds no such operation; name one that it holds.")] }
    // A live query arrives here as the query it mirrors, so this one came by HTTP.
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
      return {
        errors: [refusal("INVALID", "Subscriptions are served over WebSocket (graphql-transport-ws), at this same path.", { requestId })],
      }
    const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, { maxErrors: 5 })
    if (variables.errors) return { errors: variables.errors }

    const key = `${queryHash} ${request.operationName ?? ""}`
    let needs = compiled.get(key)
    if (!needs) {
      needs = operationNeeds(schema, rules, document, request.operationName ?? null)
      compiled.set(key, needs)
    }
    const decision = decide(needs, context.viewer, variables.coerced)
    if (!decision.isAllowed) {
      const { code, message, paths } = decision
      await recordRefusal({ viewer: context.viewer, code, paths, requestId })
      return { errors: [refusal(code, message, { paths, requestId, status: statusOf[code] })] }
    }
    const viewer = decision.viewer ?? anonymousViewer(requestId)
    const result = await plan({ ...requestContext, context: { ...context, viewer } })
    const missed = lookupsMissed(needs, result)
    if (missed.length > 0) await recordRefusal({ viewer, code: "NOT_FOUND", paths: missed, requestId })
    return settled(result, requestId, log)
  }
  return gateway
}

/**
 * The look-ups that found nothing and failed of nothing. Another company's thing and one that never was look the same from here, as they do to
 * whoever asks, so both are written down.
 */
function lookupsMissed({ lookups }: OperationNeeds, { data, errors = [] }: ExecutionResult): string[] {
  const hasFailed = (key: string) => errors.some(({ path }) => path?.[0] === key)
  return [...new Set(lookups.filter(({ key }) => data?.[key] === null && !hasFailed(key)).map(({ coordinate }) => coordinate))]
}

/**
 * Errors in one order, whichever subgraph answered first. And a null that had no right to be there becomes an error: the library would only
 * mention it in an extension that names internals.
 */
function settled(
  result: ExecutionResult,
  requestId: string,
  log: Logger,
): ExecutionResult<Record<string, unknown>, Record<string, unknown>> {
  const errors = [...(result.errors ?? [])]
  const misshapen: unknown = result.extensions?.["valueCompletion"]
  if (Array.isArray(misshapen)) {
    log.error({ requestId, misshapen }, "a subgraph answered in a shape that its schema forbids")
    errors.push(new GraphQLError("A subgraph answered in a shape that its schema forbids."))
  }
  const position = (error: GraphQLError) => JSON.stringify([error.path ?? [], error.message])
  const sorted = errors.map((error) => ({ error, at: position(error) })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(sorted.length === 0 ? {} : { errors: sorted.map(({ error }) => error) }),
  }
}
