import { HeaderMap } from "@apollo/server"
import type { ApolloServer } from "@apollo/server"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { GraphQLError } from "graphql"
import type { OperationContext } from "../context.ts"
import { httpStatus, refusal, toAnswer } from "../errors.ts"
import type { Asked, Checked } from "../limits/check.ts"
import type { Limits } from "../limits/limits.ts"
import { parseBody, parseText } from "../limits/request-text.ts"
import type { Identify } from "../viewer.ts"
import { toFault } from "./faults.ts"

type Options = { server: ApolloServer<OperationContext>; identify: Identify; check: (asked: Asked) => Checked; limits: Limits }

/** Longest time a body of at most 100 KB may take; a sender that stalls does not hold the connection. */
const bodyTimeoutMs = 10_000

/** `/graphql` over HTTP: the byte gate, who it is, the limits, and then the pipeline. Whatever is wrong with a request is a 4xx in JSON. */
export function graphqlRoute(app: FastifyInstance, { server, identify, check, limits }: Options): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: limits.bodyBytes }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, request, reply) => answerError(reply, request, toFault(error, request), 0))
  app.addHook("onRequest", async (request) => {
    const encoding = request.headers["content-encoding"]
    if (encoding !== undefined && encoding !== "identity") {
      throw refusal("INVALID", `Send the body as it is: the content-encoding ${encoding.slice(0, 40)} is not accepted.`, { status: 415 })
    }
    if (request.method !== "POST") return
    const stalled = setTimeout(() => request.raw.destroy(), bodyTimeoutMs)
    request.raw.once("close", () => clearTimeout(stalled)).once("end", () => clearTimeout(stalled))
  })
  app.route({
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    bodyLimit: limits.bodyBytes,
    handler: async (request, reply) => {
      const body = request.method === "POST" ? readBody(request, limits) : undefined
      const asked = request.method === "POST" ? askedInBody(body) : askedInSearch(request.url, limits)
      const identified = await identify(request.headers.authorization, request.id)
      const checked: Checked = asked ? check(asked) : { isAllowed: true, cost: 0 }
      if (!checked.isAllowed) return answerError(reply, request, checked.error, checked.cost)

      const headers = new HeaderMap()
      for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value)
      }
      const mark = request.url.indexOf("?")
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method, headers, search: mark < 0 ? "" : request.url.slice(mark), body },
        context: async () => ({ viewer: identified?.viewer ?? null, requestId: request.id, cost: checked.cost }),
      })
      for (const [name, value] of answer.headers) reply.header(name, value)
      reply.header("cache-control", "no-store").code(answer.status ?? 200)
      if (answer.body.kind !== "complete") throw new Error("The server answered in parts.")
      return reply.send(withRequestId(answer.body.string, answer.status ?? 200, request.id))
    },
  })
}

function readBody(request: FastifyRequest, limits: Limits): Record<string, unknown> | undefined {
  const type = request.headers["content-type"] ?? ""
  const [essence = "", ...parameters] = type.split(";").map((part) => part.trim().toLowerCase())
  // Any other type is left to the server, which refuses it as a possible forgery or as missing.
  if (essence !== "application/json") return undefined
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "")
  if (charset !== undefined && charset !== "utf-8" && charset !== "utf8") {
    throw refusal("INVALID", "The body must be UTF-8.", { status: 415 })
  }
  const parsed = parseBody(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), limits)
  if (!parsed.isGood) throw refusal("INVALID", parsed.problem)
  return parsed.value
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

/** What the limits look at; null when there is no query to look at, which the server refuses itself. */
function askedInBody(body: Record<string, unknown> | undefined): Asked | null {
  const { query, operationName, variables } = body ?? {}
  if (typeof query !== "string") return null
  return {
    query,
    operationName: typeof operationName === "string" ? operationName : undefined,
    variables: isRecord(variables) ? variables : undefined,
  }
}

function askedInSearch(url: string, limits: Limits): Asked | null {
  const search = new URLSearchParams(url.split("?", 2)[1] ?? "")
  const [query, operationName, text] = ["query", "operationName", "variables"].map((name) => search.get(name))
  if (typeof query !== "string") return null
  const variables = text ? parseText(text, limits.jsonDepth) : undefined
  if (variables && !variables.isGood) throw refusal("INVALID", variables.problem)
  return { query, operationName: operationName ?? undefined, variables: variables?.value }
}

/** Refusals of the server's own door (forgery guard, missing query) come without passing the pipeline, so they lack the request id. */
function withRequestId(text: string, status: number, requestId: string): string {
  if (status < 400 || text.includes(requestId)) return text
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer) || !Array.isArray(answer["errors"])) return text
  const errors = answer["errors"]
    .filter(isRecord)
    .map((error) => ({ ...error, extensions: { ...(isRecord(error["extensions"]) ? error["extensions"] : {}), requestId } }))
  return JSON.stringify({ ...answer, errors, extensions: { cost: { requested: 0 } } })
}

function answerError(reply: FastifyReply, request: FastifyRequest, error: GraphQLError, cost: number): FastifyReply {
  const accepts = request.headers.accept ?? ""
  const type = accepts.includes("application/graphql-response+json") ? "application/graphql-response+json" : "application/json"
  return reply
    .code(httpStatus(error))
    .header("content-type", `${type}; charset=utf-8`)
    .header("cache-control", "no-store")
    .send(JSON.stringify({ errors: [toAnswer(error, request.id)], extensions: { cost: { requested: cost } } }))
}
