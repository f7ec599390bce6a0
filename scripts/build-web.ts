import { createHash } from "node:crypto"
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { root, run } from "./lib.ts"

const stamp = `${root}.cache/web.sha256`

/** Builds the cockpit unless the one that is there was built from these sources. Answers with the exit code. */
export async function buildWeb(): Promise<number> {
  const sources = fingerprint()
  if (existsSync(`${root}web/dist/index.html`) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return 0
  const code = await run("npm", ["run", "build", "--silent"], { cwd: `${root}web`, quiet: true })
  mkdirSync(`${root}.cache`, { recursive: true })
  if (code === 0) writeFileSync(stamp, sources)
  return code
}

function fingerprint(): string {
  const inputs = [
    "web/{src,public}/**/*",
    "web/*.{ts,html,json}",
    "schema/api.graphql",
    "docs/operations/*",
    "packages/domain/src/**/*.ts",
    "pnpm-lock.yaml",
  ]
  const files = globSync(inputs, { cwd: root }).filter((file) => !file.startsWith("web/src/gql") && statSync(root + file).isFile())
  const hash = createHash("sha256")
  for (const file of files.sort()) hash.update(file).update(readFileSync(root + file))
  return hash.digest("hex")
}
