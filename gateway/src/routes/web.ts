import fastifyStatic from "@fastify/static"
import type { FastifyInstance } from "fastify"
import { refusal } from "../errors.ts"
import { answerFault } from "./faults.ts"

/** A name the bundler gave after the file's content, for example `index-Bq3x9_Zk.js`: it never changes, so it may be kept for ever. */
const hashed = /-[\w-]{8,}\.\w+$/

/** The cockpit's files. Every page of the cockpit is `index.html`; a file that is missing stays missing. */
export async function webRoutes(app: FastifyInstance, webRoot: string | null): Promise<void> {
  if (webRoot !== null) {
    await app.register(fastifyStatic, {
      root: webRoot,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header(
          "cache-control",
          path.includes("/assets/") && hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? ""
    const isPage =
      (request.method === "GET" || request.method === "HEAD") &&
      (request.headers.accept ?? "").includes("text/html") &&
      !/\.\w+$/.test(path)
    if (webRoot !== null && isPage) return reply.sendFile("index.html")
    return answerFault(refusal("NOT_FOUND", "There is nothing here."), request, reply)
  })
}
