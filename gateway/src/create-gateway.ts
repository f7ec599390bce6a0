import type { EventBus } from "@teei/events"
import { createMemoryCache, subgraphNames } from "@teei/subgraph-kit"
import type { Cache, FileStore, SubgraphName, SubgraphPort } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"
import type { GraphQLSchema } from "graphql"
import type { Logger } from "pino"
import { accounts } from "./accounts.ts"
import { apolloServer } from "./apollo.ts"
import { companies } from "./deliveries/companies.ts"
import { deliveryDesk } from "./deliveries/desk.ts"
import { guardedGateway } from "./guarded-gateway.ts"
import { httpServer } from "./http.ts"
import { limitCheck } from "./limits/check.ts"
import type { Limits } from "./limits/limits.ts"
import { defaultLimits } from "./limits/limits.ts"
import { readSizing } from "./limits/sizing.ts"
import { live } from "./live.ts"
import { refusalRecorder } from "./policy/record-refusal.ts"
import { newRequestId } from "./request-id.ts"
import type { Persona } from "./routes/auth.ts"
import { authRoutes } from "./routes/auth.ts"
import { exportRoute } from "./routes/exports.ts"
import { graphqlRoute } from "./routes/graphql.ts"
import { healthRoutes } from "./routes/health.ts"
import { templateRoute } from "./routes/templates.ts"
import { webhookRoute } from "./routes/webhooks.ts"
import { uploadRoute } from "./routes/uploads.ts"
import { webRoutes } from "./routes/web.ts"
import { parseSupergraph } from "./supergraph.ts"
import type { TokenKeys } from "./tokens.ts"
import { tokens } from "./tokens.ts"
import { identify } from "./viewer.ts"

export type GatewayOptions = {
  /** The composed graph, as `schema/supergraph.graphql` holds it. */
  supergraphSdl: string
  /** The subgraphs, in this process or elsewhere. */
  ports: Record<SubgraphName, SubgraphPort>
  bus: Pick<EventBus, "tail">
  secrets: { upload: string; token: TokenKeys }
  /** Where uploads go. */
  files: Pick<FileStore, "put">
  /** Folder of the built cockpit; null to serve none. */
  webRoot: string | null
  /** Opens `/auth/demo` and `/auth/personas`. False in production. */
  isDemo: boolean
  /** Who the demo can be entered as. */
  personas: () => Promise<Persona[]>
  log: Logger
  limits?: Partial<Limits>
  /** How many reverse proxies stand in front; none unless said. */
  proxies?: number
  /** Keeps what is looked up for every request; in this process unless another one is given. */
  cache?: Cache
  clock?: () => Date
}

/** A gateway that is ready but does not listen yet. */
export type Gateway = { app: FastifyInstance; close(): Promise<void> }

/** The one door: puts the guarded graph, its subscriptions, sign-in, uploads, webhooks, health and the cockpit behind one HTTP server. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { ports, bus, secrets, files, webRoot, isDemo, personas, log, clock = () => new Date() } = options
  const limits = { ...defaultLimits, ...options.limits }
  const supergraph = parseSupergraph(options.supergraphSdl)
  const allAccounts = accounts(ports.profile, options.cache ?? createMemoryCache())
  const allTokens = tokens(secrets.token, clock)
  const identifyCaller = identify(allTokens, allAccounts)

  const recordRefusal = refusalRecorder(ports.privacy, log)
  const gateway = guardedGateway({ supergraph, ports, recordRefusal, log })
  let schema: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema))
  const server = apolloServer(gateway, limits, log)
  await server.start()
  if (!schema) throw new Error("The gateway started without a schema.")

  const check = limitCheck(schema, readSizing(supergraph), limits)
  const subscriptions = await live({ schema, server, identify: identifyCaller, check, limits, bus, newRequestId, clock, log })
  const app = httpServer(log, options.proxies ?? 0)
  app.server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?", 1)[0] === "/graphql") subscriptions.upgrade(request, socket, head)
    else socket.destroy()
  })
  app.addHook("preClose", () => subscriptions.close())
  app.addHook("onClose", () => server.stop())
  app.register(async (scope) => graphqlRoute(scope, { server, identify: identifyCaller, check, limits }))
  app.register(async (scope) =>
    authRoutes(scope, { tokens: allTokens, accounts: allAccounts, identify: identifyCaller, personas, isDemo, clock, recordRefusal }),
  )
  app.register(async (scope) => uploadRoute(scope, { files, secret: secrets.upload, clock }))
  exportRoute(app, { programs: ports.programs, secret: secrets.upload, clock })
  templateRoute(app, ports.programs)
  app.register(async (scope) => webhookRoute(scope, deliveryDesk({ programs: ports.programs, companies: companies(ports.profile), log })))
  healthRoutes(
    app,
    subgraphNames.map((name) => ports[name]),
  )
  await webRoutes(app, webRoot)
  await app.ready()
  return { app, close: () => app.close() }
}
