/**
 * `pnpm dev:many`: each subgraph and the gateway in a process of its own, over HTTP. They share one database (the embedded one unless `DATABASE_URL` is
 * set), one secret and one folder for uploads. The gateway listens on `PORT`; the subgraphs on free ports.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { freePort } from "../packages/database/src/index.ts"
import { parseEnv } from "../packages/subgraph-kit/src/env.ts"
import { localMaster } from "../packages/subgraph-kit/src/secrets.ts"
import { runUntilSignal } from "../packages/subgraph-kit/src/process.ts"
import { createLogger } from "../packages/subgraph-kit/src/logger.ts"
import { openDatabase } from "../gateway/src/database.ts"
import { buildWeb } from "./build-web.ts"
import { root, run } from "./lib.ts"

const names = ["profile", "programs", "outcomes", "evidence", "reporting", "privacy"]

await runUntilSignal(createLogger("warn"), async (onStop) => {
  const env = parseEnv(process.env)
  if ((await run(process.execPath, [`${root}scripts/generate.ts`, "--if-stale"])) !== 0 || (await buildWeb()) !== 0) process.exit(1)
  const database = await openDatabase(env)
  onStop(database.close)
  const ports = await Promise.all(names.map(freePort))
  const urls = Object.fromEntries(names.map((name, index) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[index]}/graphql`]))
  const shared = { DATABASE_URL: database.url, SECRET: env.SECRET ?? localMaster(env.DATA_DIR), HOST: env.HOST, ...urls }
  const children: ChildProcess[] = []
  onStop(async () => {
    const ended = children.map((child) => (child.exitCode === null ? new Promise((done) => child.once("exit", done)) : Promise.resolve()))
    for (const child of children) child.kill("SIGTERM")
    await Promise.all(ended)
  })
  const begin = (file: string, port: number, more: Record<string, string> = {}) =>
    children.push(
      spawn(process.execPath, ["--disable-warning=ExperimentalWarning", root + file], {
        cwd: root,
        stdio: "inherit",
        // A group of its own: Ctrl-C reaches this process only, which then ends the others in order.
        detached: true,
        env: { ...process.env, ...shared, PORT: String(port), ...more },
      }),
    )
  names.forEach((name, index) => begin(`subgraphs/${name}/src/main.ts`, ports[index] ?? 0))
  await Promise.all(ports.map((port) => untilReady(`http://127.0.0.1:${port}/readyz`)))
  begin("gateway/src/main.ts", env.PORT, { PILOT_DATA: env.PILOT_DATA ?? "load" })
})

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resume) => setTimeout(resume, 100))
  }
  throw new Error(`Nothing answers at ${url} after 30 seconds.`)
}
