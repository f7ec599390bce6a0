/**
 * `pnpm test`: all rings. Everything runs on the embedded database and parts; what exists a second time as a server (PostgreSQL, NATS, Redis) runs against
 * that too where it is found. In CI a server that is not found is a failure. Arguments are passed to Vitest, for example a file.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startEmbedded } from "../packages/database/src/index.ts"
import { buildWeb } from "./build-web.ts"
import { bin, root, run } from "./lib.ts"

const isCi = Boolean(process.env["CI"])
const wanted = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), "teei-test-"))
// As root, the embedded database runs as another account and must get there.
chmodSync(scratch, 0o755)
const totals = { passed: 0, failed: 0 }
const failures: string[] = []

type Pass = { name: string; projects: string[]; env: Record<string, string> }

async function vitest({ name, projects, env }: Pass): Promise<void> {
  const report = join(scratch, `${projects.join("-")}-${name.replaceAll(" ", "-")}.json`)
  console.log(`\n── ${name}: ${projects.join(", ")}`)
  const args = [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...wanted,
  ]
  const code = await run(bin("vitest"), [...args, ...(wanted.length > 0 ? ["--passWithNoTests"] : [])], { env })
  const { numPassedTests = 0, numFailedTests = 0, numTotalTestSuites = 0 } = readReport(report)
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  if (code !== 0) failures.push(name)
  else if (numTotalTestSuites === 0 && wanted.length === 0) failures.push(`${name} ran nothing`)
}

function readReport(file: string): { numPassedTests?: number; numFailedTests?: number; numTotalTestSuites?: number } {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof readReport>
  } catch {
    return {}
  }
}

/** The servers of this machine, by where the variables or the usual ports say. */
const servers = {
  PostgreSQL: process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres",
  NATS: process.env["NATS_URL"] ?? "nats://127.0.0.1:4222",
  Redis: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379",
}

const answers = (address: string): Promise<boolean> =>
  new Promise((done) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
      .once("connect", () => (socket.destroy(), done(true)))
      .once("error", () => done(false))
  })

for (const step of [() => run(process.execPath, [`${root}scripts/generate.ts`, "--if-stale"]), buildWeb]) {
  const code = await step()
  if (code !== 0) process.exit(code)
}

const embedded = await startEmbedded(join(scratch, "data"))
const onEmbedded = { TEST_DATABASE_URL: embedded.url.replace(/\/teei$/, "/postgres"), TEST_BUS: "embedded" }
try {
  await vitest({ name: "embedded parts", projects: ["pure", "database", "flows"], env: onEmbedded })
  await vitest({ name: "browser", projects: ["e2e"], env: onEmbedded })
} finally {
  await embedded.stop()
}

const missing = []
for (const [name, address] of Object.entries(servers)) if (!(await answers(address))) missing.push(`${name} at ${new URL(address).host}`)
if (missing.length === 0) {
  const env = { TEST_DATABASE_URL: servers.PostgreSQL, NATS_URL: servers.NATS, REDIS_URL: servers.Redis, TEST_BUS: "nats" }
  await vitest({ name: "servers", projects: ["servers", "database", "flows"], env })
} else if (isCi) {
  failures.push(`no server answers: ${missing.join(", ")}`)
} else {
  console.log(
    `\nNot run: the suites against real servers, because none answers for ${missing.join(", ")}. The embedded parts passed the same suites.`,
  )
}

rmSync(scratch, { recursive: true, force: true })
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
if (failures.length > 0) {
  console.error(`Failed: ${failures.join("; ")}.`)
  process.exit(1)
}
