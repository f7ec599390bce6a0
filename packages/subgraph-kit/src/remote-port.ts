import type { SubgraphName, SubgraphPort } from "./subgraph.ts"
import { signViewer, viewerHeader } from "./viewer.ts"
import type { ExecutionResult } from "graphql"
import { Pool } from "undici"

/** A subgraph behind a URL; `close` ends its connections. */
export type RemotePort = SubgraphPort & { close(): Promise<void> }

const timeoutMs = 30_000
/** Below the 65 s a subgraph keeps a connection open, so that we never write into one it is just closing. */
const keepAliveMs = 50_000
/** What a connection that ended under us looks like. */
const brokenCodes = new Set<unknown>(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"])

/**
 * A subgraph in another process. Each request carries the viewer under a signature of its own. A query whose connection breaks is tried once
 * more; a mutation never is, because it may have been carried out.
 */
export function remotePort(options: { name: SubgraphName; url: string; viewerSecret: string; clock?: () => Date }): RemotePort {
  const { name, viewerSecret, clock = () => new Date() } = options
  const url = new URL(options.url)
  const pool = new Pool(url.origin, {
    connections: 64,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
  })
  const send = async (body: string, headers: Record<string, string>): Promise<ExecutionResult> => {
    const response = await pool.request({ method: "POST", path: url.pathname + url.search, headers, body })
    const text = await response.body.text()
    const answer = parseJson(text)
    if (!isAnswer(answer) || (response.statusCode >= 400 && !answer.errors?.length)) {
      throw new Error(`The subgraph ${name} answered ${response.statusCode} and not with GraphQL.`)
    }
    return answer
  }
  return {
    name,
    close: () => pool.close(),
    async isReady() {
      const { statusCode, body } = await pool.request({ method: "GET", path: "/readyz", headersTimeout: 1_000, bodyTimeout: 1_000 })
      await body.dump()
      return statusCode === 200
    },
    async execute({ query, operationName, variables, viewer }) {
      const body = JSON.stringify({ query, variables, operationName })
      const headers = () => ({
        "content-type": "application/json",
        accept: "application/json",
        "x-request-id": viewer.requestId,
        [viewerHeader]: signViewer(viewer, viewerSecret, clock().getTime()),
      })
      try {
        return await send(body, headers())
      } catch (error) {
        const isBroken = error instanceof Error && "code" in error && brokenCodes.has(error.code)
        if (!isBroken || /^\s*mutation\b/.test(query)) throw error
        return send(body, headers())
      }
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isAnswer(value: unknown): value is ExecutionResult {
  if (typeof value !== "object" || value === null) return false
  const isData = !("data" in value) || typeof value.data === "object"
  return isData && (!("errors" in value) || Array.isArray(value.errors)) && ("data" in value || "errors" in value)
}
