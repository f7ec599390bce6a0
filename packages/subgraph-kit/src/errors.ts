import { GraphQLError } from "graphql"

/** The closed list of codes a client may meet in `extensions.code`, beside the parser's own. */
export const errorCodes = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "INVALID",
  "LIMIT_EXCEEDED",
  "RATE_LIMITED",
  "DEADLINE_EXCEEDED",
  "IDEMPOTENCY_MISMATCH",
  "IDEMPOTENCY_IN_PROGRESS",
  "UNAVAILABLE",
  "INTERNAL",
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An error meant for the client: its message is shown as it is. Everything else that is thrown is masked. */
export const fault = (code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extensions } })

export const unauthenticated = (): GraphQLError =>
  fault("UNAUTHENTICATED", "Sign in first: send a bearer token in the authorization header.")
/** The same words whether or not what was asked for exists. */
export const forbidden = (): GraphQLError => fault("FORBIDDEN", "You may not do this here.")
/** True for errors that are meant for the client. */
export const isFault = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && errorCodes.includes(error.extensions["code"] as ErrorCode)
