import type { ApolloServer } from "@apollo/server"
import { GraphQLError } from "graphql"
import type { ExecutionResult, GraphQLFormattedError } from "graphql"
import type { Logger } from "pino"
import type { OperationContext } from "./context.ts"
import { toAnswer } from "./errors.ts"
import type { Asked, Checked } from "./limits/check.ts"
import type { Identify } from "./viewer.ts"

export type Answer = ExecutionResult<Record<string, unknown>>

export type RunOptions = {
  server: ApolloServer<OperationContext>
  identify: Identify
  check: (asked: Asked) => Checked
  newRequestId: () => string
  log: Logger
}

/** A refusal is what is said before anything runs: errors and no data. */
export const isRefused = (answer: Answer): boolean => answer.data === undefined && (answer.errors?.length ?? 0) > 0

/**
 * Runs a query in the name of whoever the authorization says, through limits, validation and guard, as if it had come over HTTP. The viewer is
 * looked up for each run, so a role that was lost is lost here too. Never rejects: a fault is an answer with errors.
 */
export function liveRunner({
  server,
  identify,
  check,
  newRequestId,
  log,
}: RunOptions): (asked: Asked, authorization: string) => Promise<Answer> {
  return async (asked, authorization) => {
    const requestId = newRequestId()
    try {
      const identified = await identify(authorization, requestId)
      const checked = check(asked)
      if (!checked.isAllowed) throw checked.error
      const { query, operationName, variables = {} } = asked
      const { body } = await server.executeOperation(
        { query, variables, ...(operationName === undefined ? {} : { operationName }) },
        { contextValue: { viewer: identified?.viewer ?? null, requestId, cost: checked.cost } },
      )
      if (body.kind !== "single") throw new Error("A subscription answered in parts.")
      const { errors, ...answer } = body.singleResult
      return { ...answer, ...(errors ? { errors: errors.map(rebuilt) } : {}) }
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [rebuilt(toAnswer(error, requestId))] }
      log.error({ requestId, err: error }, "a subscription failed")
      return { errors: [rebuilt(toAnswer(new GraphQLError("fault"), requestId))] }
    }
  }
}

/** The transport wants errors of the library's class. */
export const rebuilt = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { ...(path === undefined ? {} : { path }), ...(extensions === undefined ? {} : { extensions }) })
