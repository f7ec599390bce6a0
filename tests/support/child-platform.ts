import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { freePort } from "@teei/database"

const root = fileURLToPath(new URL("../../", import.meta.url))

/** The platform in a process of its own, as `pnpm start` runs it. */
export type ChildPlatform = {
  address: string
  /** Of the process, to ask the system what it used. */
  pid: number
  output(): string
  /** Resolves when it ended by itself, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C does; answers with its exit code. */
  interrupt(): Promise<number | null>
}

/** Starts the platform on a folder of its own; resolves when the pilot companies are in and it says how to sign in. */
export async function startChild(dataDir: string, env: Record<string, string> = {}, nodeArgs: string[] = []): Promise<ChildPlatform> {
  const port = await freePort()
  const { child, output } = spawnPlatform({ ...env, DATA_DIR: dataDir, PORT: String(port) }, nodeArgs)
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once("exit", (_code, signal) => done(signal)))
  await new Promise<void>((ready, failed) => {
    const timer = setTimeout(() => failed(new Error(`The platform did not start within two minutes:\n${output()}`)), 120_000)
    const look = () => output().includes("Ctrl-C") && (clearTimeout(timer), ready())
    child.stdout?.on("data", look)
    child.once("exit", (code) => (clearTimeout(timer), failed(new Error(`The platform ended with ${code}:\n${output()}`))))
  })
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output,
    ended,
    async kill() {
      const ended = exited(child)
      child.kill("SIGKILL")
      await ended
    },
    async interrupt() {
      const ended = exited(child)
      child.kill("SIGINT")
      return ended
    },
  }
}

/** Starts the platform without waiting; for runs that are meant to fail. */
export function spawnPlatform(env: Record<string, string>, nodeArgs: string[] = []): { child: ChildProcess; output(): string } {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...nodeArgs, `${root}gateway/src/main.one.ts`], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

export const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((done) => child.once("exit", (code) => done(code)))
