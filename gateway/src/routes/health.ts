import type { SubgraphPort } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"

const timeoutMs = 1000
const cacheMs = 1000

/** `/healthz`: the process lives. `/readyz`: every subgraph answers, and its database does; names those that do not. Asked at most once a second. */
export function healthRoutes(app: FastifyInstance, ports: SubgraphPort[]): void {
  let known = { until: 0, silent: Promise.resolve<string[]>([]) }
  app.get("/healthz", { logLevel: "silent" }, async () => ({ status: "ok" }))
  app.get("/readyz", { logLevel: "silent" }, async (_request, reply) => {
    const now = performance.now()
    if (now >= known.until) known = { until: now + cacheMs, silent: silentPorts(ports) }
    const silent = await known.silent
    return reply.code(silent.length === 0 ? 200 : 503).send({ status: silent.length === 0 ? "ready" : "not ready", waitingFor: silent })
  })
}

async function silentPorts(ports: SubgraphPort[]): Promise<string[]> {
  const answers = await Promise.all(ports.map(async (port) => ((await isAnswering(port)) ? [] : [port.name])))
  return answers.flat()
}

async function isAnswering(port: SubgraphPort): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)))
  try {
    return await Promise.race([port.isReady(), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
