/** `pnpm db:migrate | db:seed | db:reset`: brings the database up to date, loads the pilot companies, or starts over with an empty one and the pilot. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { resetDatabase, startEmbedded } from "../packages/database/src/index.ts"
import { createLogger } from "../packages/subgraph-kit/src/logger.ts"
import { readEnvOrExit, runUntilSignal } from "../packages/subgraph-kit/src/process.ts"
import { openDatabase } from "../gateway/src/database.ts"
import { openSeedable } from "../gateway/src/seedable.ts"

const verb = process.argv[2]
const env = readEnvOrExit(process.env)
const log = createLogger("warn")

await runUntilSignal(log, async (onStop) => {
  if (verb !== "migrate" && verb !== "seed" && verb !== "reset") throw new Error("Say migrate, seed or reset.")
  if (verb === "reset") await reset()
  const database = await openDatabase(env)
  onStop(database.close)
  if (verb !== "migrate") console.log(await openSeedable(env, database.url, log))
  console.log(`The database is ${verb === "migrate" ? "up to date" : "ready"}.`)
  process.kill(process.pid, "SIGTERM")
})

async function reset(): Promise<void> {
  for (const name of ["uploads", "pilot-is-loading"]) rmSync(join(env.DATA_DIR, name), { recursive: true, force: true })
  if (env.DATABASE_URL !== undefined) return resetDatabase(env.DATABASE_URL)
  const server = await startEmbedded(env.DATA_DIR)
  try {
    await resetDatabase(server.url)
  } finally {
    await server.stop()
  }
}
