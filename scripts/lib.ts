import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** The checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url))

/** The programs that come with the dependencies. */
export const bin = (name: string): string => `${root}node_modules/.bin/${name}`

/** Runs a program to its end, showing what it prints. Answers with its exit code; with `quiet`, output is kept and shown only when it fails. */
export function run(
  command: string,
  args: string[],
  options: { env?: Record<string, string | undefined>; cwd?: string; quiet?: boolean } = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    })
    let kept = ""
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (kept += chunk.toString()))
    child.once("error", (error) => {
      console.error(error.message)
      done(127)
    })
    child.once("exit", (code) => {
      if (code !== 0 && kept !== "") console.error(kept)
      done(code ?? 1)
    })
  })
}

/** Runs a program in place of this one: signals go to it, and its exit code is ours. */
export function become(command: string, args: string[], env: Record<string, string | undefined> = {}): void {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" })
  passSignals(child)
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 0 : 1)))
}

/** A terminal sends Ctrl-C to every process of the group; a plain kill reaches only us, so it is passed on. */
function passSignals(child: ChildProcess): void {
  process.on("SIGINT", () => undefined)
  process.on("SIGTERM", () => child.kill("SIGTERM"))
}
