/** `pnpm dev`: the platform reloads when its sources change, and the cockpit is served by Vite on port 5173, which passes everything else on. */
import { spawn } from "node:child_process"
import { bin, root, run } from "./lib.ts"

const generated = await run(process.execPath, [`${root}scripts/generate.ts`, "--if-stale"])
if (generated !== 0) process.exit(generated)
const children = [
  spawn(process.execPath, ["--watch", "--watch-preserve-output", `${root}gateway/src/main.one.ts`], { cwd: root, stdio: "inherit" }),
  spawn(bin("vite"), ["--port", "5173"], { cwd: `${root}web`, stdio: "inherit" }),
]
process.on("SIGINT", () => undefined)
process.on("SIGTERM", () => children.forEach((child) => child.kill("SIGTERM")))
await Promise.all(children.map((child) => new Promise((ended) => child.once("exit", ended))))
