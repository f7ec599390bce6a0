import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify"
import type { OpenSubgraph } from "./subgraph.ts"
import { type Viewer, verifyViewer, viewerHeader } from "./viewer.ts"

/**
 * A subgraph behind HTTP, for a process of its own: `POST /graphql` for callers that carry a signed viewer, nothing for anybody else, not even the
 * schema. Keep-alive outlasts the gateway's (65 s against 60 s), or a pause would close sockets under running requests.
 */
export function serveSubgraph(subgraph: OpenSubgraph, viewerSecret: string, clock: () => Date): FastifyInstance {
  const app = Fastify({ keepAliveTimeout: 65_000, bodyLimit: 64 * 1024 * 1024 })
  const viewers = new WeakMap<object, Viewer>()
  // Before the body is read: whoever is not let in has nothing parsed.
  const letIn = async (request: FastifyRequest, reply: FastifyReply) => {
    const header = request.headers[viewerHeader]
    const viewer = verifyViewer(typeof header === "string" ? header : undefined, viewerSecret, clock().getTime())
    if (viewer !== null) return void viewers.set(request, viewer)
    return reply.code(401).send({ errors: [{ message: "Only the gateway may ask.", extensions: { code: "UNAUTHENTICATED" } }] })
  }
  app.post("/graphql", { onRequest: letIn }, async (request, reply) => {
    const viewer = viewers.get(request) as Viewer
    const { query, operationName, variables } = request.body as {
      query: string
      operationName?: string
      variables?: Record<string, unknown>
    }
    return reply.send(await subgraph.execute({ query, operationName, variables, viewer }))
  })
  app.get("/healthz", async () => ({ status: "ok" }))
  app.get("/readyz", async (_request, reply) => {
    const isReady = await subgraph.isReady().catch(() => false)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "not ready", subgraph: subgraph.name })
  })
  return app
}
