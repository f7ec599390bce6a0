/** COMPOSITION ROOT "many": the gateway alone, subgraphs by URL. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import {
  EnvError,
  createFolderStore,
  createLogger,
  deriveSecrets,
  localMaster,
  logLevel,
  openBus,
  openCache,
  readEnvOrExit,
  remotePort,
  runUntilSignal,
  subgraphUrls,
} from "@teei/subgraph-kit"
import { createGateway } from "./create-gateway.ts"
import { isNew, listPersonas, loadPilotData } from "./pilot.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const env = readEnvOrExit(process.env)
const log = createLogger(logLevel(env))

await runUntilSignal(log, async (onStop) => {
  if (env.DATABASE_URL === undefined) throw new EnvError("DATABASE_URL must be set: the gateway follows events there.")
  const urls = subgraphUrls(env)
  const secrets = deriveSecrets(env.SECRET ?? localMaster(env.DATA_DIR))
  const port = (name: keyof typeof urls) => remotePort({ name, url: urls[name], viewerSecret: secrets.viewer })
  const ports = {
    profile: port("profile"),
    programs: port("programs"),
    outcomes: port("outcomes"),
    evidence: port("evidence"),
    reporting: port("reporting"),
    privacy: port("privacy"),
  }
  onStop(async () => void (await Promise.all(Object.values(ports).map(({ close }) => close()))))
  const bus = await openBus({
    databaseUrl: env.DATABASE_URL,
    rolePassword: env.DATABASE_ROLE_PASSWORD ?? null,
    natsUrl: env.NATS_URL ?? null,
    natsStream: env.NATS_STREAM,
    log,
  })
  onStop(bus.close)
  const cache = await openCache(env.REDIS_URL ?? null, log)
  onStop(cache.close)
  const files = createFolderStore(join(env.DATA_DIR, "uploads"))
  const webRoot = join(root, "web/dist")
  const gateway = await createGateway({
    supergraphSdl: readFileSync(join(root, "schema/supergraph.graphql"), "utf8"),
    ports,
    bus,
    secrets,
    files,
    cache,
    webRoot: existsSync(join(webRoot, "index.html")) ? webRoot : null,
    proxies: env.TRUST_PROXY,
    isDemo: env.NODE_ENV !== "production",
    personas: async () => listPersonas(),
    log,
  })
  onStop(gateway.close)
  console.log(`The gateway answers at ${await gateway.app.listen({ host: env.HOST, port: env.PORT })}`)
  if (env.PILOT_DATA !== "load" || !(await isNew(ports.profile))) return
  const { rows } = await loadPilotData(ports, files, env.DATA_DIR)
  console.log(`Loaded ${rows} rows of the pilot companies.`)
})
