/** COMPOSITION ROOT "one": the whole platform in this process. The database is brought up and migrated first; a new one gets the pilot companies. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import {
  armFailPointOf,
  createFolderStore,
  createLogger,
  deriveSecrets,
  localMaster,
  logLevel,
  readEnvOrExit,
  runUntilSignal,
} from "@teei/subgraph-kit"
import { openDatabase } from "./database.ts"
import { isNew, listPersonas, loadPilotData, refuseHalfAPilot } from "./pilot.ts"
import { openPlatform } from "./platform.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const env = readEnvOrExit(process.env)
const log = createLogger(logLevel(env))
armFailPointOf(env)
const isDemo = env.NODE_ENV !== "production"

await runUntilSignal(log, async (onStop) => {
  refuseHalfAPilot(env.DATA_DIR)
  const database = await openDatabase(env)
  onStop(database.close)
  const files = createFolderStore(join(env.DATA_DIR, "uploads"))
  const webRoot = join(root, "web/dist")
  const platform = await openPlatform({
    supergraphSdl: readFileSync(join(root, "schema/supergraph.graphql"), "utf8"),
    databaseUrl: database.url,
    rolePassword: env.DATABASE_ROLE_PASSWORD ?? null,
    natsUrl: env.NATS_URL ?? null,
    natsStream: env.NATS_STREAM,
    redisUrl: env.REDIS_URL ?? null,
    secrets: deriveSecrets(env.SECRET ?? localMaster(env.DATA_DIR)),
    files,
    webRoot: existsSync(join(webRoot, "index.html")) ? webRoot : null,
    isDemo,
    personas: async () => listPersonas(),
    clock: () => new Date(),
    proxies: env.TRUST_PROXY,
    log,
  })
  onStop(platform.close)
  const address = await platform.gateway.app.listen({ host: env.HOST, port: env.PORT })
  console.log(`The platform answers at ${address}/graphql`)
  const wantsPilot = env.PILOT_DATA === undefined ? isDemo : env.PILOT_DATA === "load"
  if (wantsPilot && (await isNew(platform.subgraphs.profile))) {
    console.log("The database is new: loading the pilot companies …")
    const { rows } = await loadPilotData(platform.subgraphs, files, env.DATA_DIR)
    await platform.bus.settled()
    console.log(`Loaded ${rows} rows of three companies.`)
  }
  console.log(welcome(address))
})

function welcome(address: string): string {
  const signIn = isDemo
    ? [
        `  Sign in     ${address}/en/sign-in as anybody listed there, for example grace.whitfield@acme.example (Acme Corp, company admin)`,
        `  By curl     curl -s ${address}/auth/demo -H 'content-type: application/json' -d '{"company":"acme"}'`,
      ]
    : []
  return [
    ``,
    `  Cockpit     ${address}/`,
    `  Playground  ${address}/playground`,
    `  GraphQL     ${address}/graphql`,
    ...signIn,
    `  Stop        Ctrl-C`,
    ``,
  ].join("\n")
}
