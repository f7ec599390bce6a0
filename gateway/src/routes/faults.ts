import type { FastifyReply, FastifyRequest } from "fastify"
import { GraphQLError } from "graphql"
import { httpStatus, refusal, toAnswer } from "../errors.ts"

/** Whatever was thrown, as an error with a code and a status. What is not meant for the client is logged and masked. */
export function toFault(error: unknown, request: FastifyRequest): GraphQLError {
  if (error instanceof GraphQLError) return error
  const status = error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500
  if (status === 413)
    return refusal("LIMIT_EXCEEDED", `The body is larger than the ${request.routeOptions.bodyLimit} bytes allowed.`, { status })
  if (status === 415) return refusal("INVALID", "This content type is not understood here.", { status })
  if (status >= 400 && status < 500) return refusal("INVALID", "The request is malformed.", { status })
  request.log.error({ err: error }, "fault")
  return new GraphQLError("fault")
}

/** Answers `{ error: { code, message, requestId } }`, the shape of every route but `/graphql`. */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = toFault(error, request)
  const { message, extensions: { code, requestId, retryAfterMs } = {} } = toAnswer(fault, request.id)
  if (typeof retryAfterMs === "number") reply.header("retry-after", Math.ceil(retryAfterMs / 1000))
  return reply.code(httpStatus(fault)).send({ error: { code, message, requestId } })
}
