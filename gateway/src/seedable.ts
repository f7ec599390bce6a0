import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Env, type Logger, createFolderStore, deriveSecrets, localMaster } from "@teei/subgraph-kit"
import { isNew, listPersonas, loadPilotData, refuseHalfAPilot } from "./pilot.ts"
import { openPlatform } from "./platform.ts"

/** Opens the platform without a door, loads the pilot companies unless they are there, and closes it. Answers with a sentence. */
export async function openSeedable(env: Env, databaseUrl: string, log: Logger): Promise<string> {
  refuseHalfAPilot(env.DATA_DIR)
  const files = createFolderStore(join(env.DATA_DIR, "uploads"))
  const platform = await openPlatform({
    supergraphSdl: readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8"),
    databaseUrl,
    rolePassword: env.DATABASE_ROLE_PASSWORD ?? null,
    natsUrl: env.NATS_URL ?? null,
    natsStream: env.NATS_STREAM,
    redisUrl: env.REDIS_URL ?? null,
    secrets: deriveSecrets(env.SECRET ?? localMaster(env.DATA_DIR)),
    files,
    webRoot: null,
    isDemo: false,
    personas: async () => listPersonas(),
    clock: () => new Date(),
    log,
  })
  try {
    if (!(await isNew(platform.subgraphs.profile))) return "The pilot companies are there already."
    const { rows } = await loadPilotData(platform.subgraphs, files, env.DATA_DIR)
    await platform.bus.settled()
    return `Loaded ${rows} rows of three pilot companies.`
  } finally {
    await platform.close()
  }
}
