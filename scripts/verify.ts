/** `pnpm verify`: all that can be checked without a database: format, lint with the import zones, types, drift of composed and generated files. */
import { bin, root, run } from "./lib.ts"

type Check = { name: string; command: string; args: string[]; cwd?: string }
const node = process.execPath
const script = (name: string, ...args: string[]) => ({ command: node, args: [`${root}scripts/${name}.ts`, ...args] })

const checks: Check[] = [
  { name: "format", command: bin("oxfmt"), args: ["--check", "."] },
  { name: "graph", ...script("compose", "--check") },
  { name: "event catalogue", ...script("event-catalog", "--check") },
  { name: "messages of the cockpit", command: "npm", args: ["run", "i18n:check", "--silent"], cwd: `${root}web` },
  { name: "types", command: bin("tsc"), args: ["-p", "tsconfig.json"] },
  { name: "types of the cockpit", command: bin("tsc"), args: ["-p", "web"] },
  { name: "lint and import zones", command: bin("oxlint"), args: ["--type-aware", "--deny-warnings"] },
]

const stale = await run(node, [`${root}scripts/generate.ts`, "--if-stale"])
if (stale !== 0) process.exit(stale)

const failed: string[] = []
for (const { name, command, args, cwd = root } of checks) {
  const started = performance.now()
  const code = await run(command, args, { quiet: true, cwd })
  console.log(`${code === 0 ? "ok  " : "FAIL"}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (code !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`Not verified: ${failed.join(", ")}.`)
  process.exit(1)
}
