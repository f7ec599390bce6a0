import { errorCodes } from "@teei/subgraph-kit"
import type { ErrorCode } from "@teei/subgraph-kit"
import { GraphQLError } from "graphql"
import type { GraphQLFormattedError } from "graphql"

/** HTTP status of a refusal, by its code. */
export const statusOf: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID: 400,
  LIMIT_EXCEEDED: 400,
  RATE_LIMITED: 429,
  DEADLINE_EXCEEDED: 504,
  IDEMPOTENCY_MISMATCH: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

const closedList = new Set<string>(errorCodes)
/** The parser's own codes, which clients know from every GraphQL server. */
const parserCodes = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"])
/** Codes of the server library that say nothing the closed list cannot say. */
const renamed = new Map([
  ["BAD_REQUEST", "INVALID"],
  ["OPERATION_RESOLUTION_FAILURE", "INVALID"],
  ["PERSISTED_QUERY_NOT_SUPPORTED", "INVALID"],
  ["PERSISTED_QUERY_NOT_FOUND", "NOT_FOUND"],
])

/** True when an error's code is one a client may meet, so that its message is meant for the client. */
export const isPublicCode = (code: unknown): boolean =>
  typeof code === "string" && (closedList.has(code) || parserCodes.has(code) || renamed.has(code))

/** The only extensions that leave the gateway; whatever else a library or subgraph attached stays inside. */
const shownExtensions = ["requestId", "retryAfterMs", "paths"] as const

/** Masks an error unless its code is one a client may meet. Both for answers of subgraphs and for faults of the gateway itself. */
export function maskError(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = error.extensions?.["code"]
  const { locations, path } = error
  const at = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) }
  if (typeof code !== "string" || !isPublicCode(code)) {
    return { message: "Something went wrong on our side. The request id helps us find it.", ...at, extensions: { code: "INTERNAL" } }
  }
  const extensions: Record<string, unknown> = { code: renamed.get(code) ?? code }
  for (const name of shownExtensions) if (error.extensions?.[name] !== undefined) extensions[name] = error.extensions[name]
  return { message: error.message, ...at, extensions }
}

/** An error that answers with an HTTP status of its own. */
export const refusal = (
  code: ErrorCode,
  message: string,
  { status = statusOf[code], ...extensions }: { status?: number; [name: string]: unknown } = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...extensions, http: { status } } })

/** The status an error asks for; 500 when it asks for none. */
export function httpStatus(error: GraphQLError): number {
  const http: unknown = error.extensions["http"]
  if (typeof http === "object" && http !== null && "status" in http && typeof http.status === "number") return http.status
  const code = errorCodes.find((candidate) => candidate === error.extensions["code"])
  return code === undefined ? 500 : statusOf[code]
}

/** An error as it leaves: masked, and with the request id. */
export function toAnswer(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const masked = maskError(error.toJSON())
  return { ...masked, extensions: { ...masked.extensions, requestId } }
}
