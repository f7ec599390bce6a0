import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { freePort } from "@teei/database"
import type { TestDatabase } from "@teei/testkit"
import { testMaster } from "./parts.ts"

export type Processes = { url: string; close(): Promise<void> }

/** Starts the platform as `pnpm dev:many` does: each subgraph and the gateway in a process of its own. Closing ends them and removes the database. */
export async function startProcesses(database: TestDatabase): Promise<Processes> {
  const folder = mkdtempSync(join(tmpdir(), "teei-processes-"))
  const port = await freePort()
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../scripts/dev-many.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: database.adminUrl,
      SECRET: testMaster,
      PILOT_DATA: "skip",
      LOG_LEVEL: "error",
    },
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  const close = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((done) => child.once("exit", done))
      child.kill("SIGTERM")
      await ended
    }
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + 90_000
  while (
    !(await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close()
      throw new Error(`The processes did not start: ${said}`)
    }
    await pause(100)
  }
  return { url, close }
}
