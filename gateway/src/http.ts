import Fastify, { LogController } from "fastify"
import type { FastifyBaseLogger, FastifyInstance } from "fastify"
import type { Logger } from "pino"
import { requestIdOf } from "./request-id.ts"
import { answerFault } from "./routes/faults.ts"

const securityHeaders = {
  "content-security-policy": [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src blob: 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
}

/** The HTTP server without its routes: request ids, security headers, one log line for each request, faults as JSON. No other origin is allowed in. */
export function httpServer(log: Logger, proxies: number): FastifyInstance {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    genReqId: requestIdOf,
    requestIdHeader: false,
    logController: new LogController({ requestIdLogLabel: "requestId", disableRequestLogging: true }),
    routerOptions: { maxParamLength: 100 },
    bodyLimit: 4096,
    // An hour for a whole request, as long as an upload's address is good: 1 GiB over a line of 2.5 Mbit/s. Bodies of other routes are small, and
    // those of the graph have ten seconds.
    requestTimeout: 3_600_000,
    // How many proxies stand in front: only their word about the caller's address is taken.
    trustProxy: (_address, hop) => hop < proxies,
    keepAliveTimeout: 72_000,
    // Unreadable requests have no route yet, and so no error handler.
    clientErrorHandler: (_error, socket) => {
      if (!socket.writable) return void socket.destroy()
      const body = JSON.stringify({ error: { code: "INVALID", message: "The request is malformed.", requestId: null } })
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      )
    },
  })
  app.setErrorHandler(answerFault)
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id).headers(securityHeaders))
  app.addHook("onResponse", async (request, reply) => {
    // Without the query string: it may hold a signature.
    const path = request.url.split("?", 1)[0]
    request.log.info({ method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request")
  })
  return app
}
