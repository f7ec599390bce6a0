/**
 * Generates what is not committed: Prisma clients and resolver types of the six subgraphs. `--if-stale` does nothing when the inputs are those of the
 * last time, so that it can run after every install and before every start.
 */
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const root = fileURLToPath(new URL("..", import.meta.url))
const names = ["profile", "programs", "outcomes", "evidence", "reporting", "privacy"]
const stampFile = `${root}.cache/generated.sha256`

function fingerprint(): string {
  const inputs = [
    "codegen.ts",
    "web/codegen.web.ts",
    "pnpm-lock.yaml",
    "schema/common.graphql",
    "schema/api.graphql",
    ...globSync("{subgraphs/*/schema.graphql,prisma/*/schema.prisma,web/src/**/*.{ts,tsx}}", { cwd: root })
      .filter((file) => !file.startsWith("web/src/gql"))
      .sort(),
  ]
  const hash = createHash("sha256")
  for (const input of inputs) if (existsSync(root + input)) hash.update(readFileSync(root + input))
  return hash.digest("hex")
}

const isFresh = (): boolean =>
  existsSync(stampFile) &&
  existsSync(`${root}web/src/gql/graphql.ts`) &&
  readFileSync(stampFile, "utf8") === fingerprint() &&
  names.every(
    (name) =>
      existsSync(`${root}subgraphs/${name}/src/generated/prisma/client.ts`) &&
      existsSync(`${root}subgraphs/${name}/src/generated/resolvers.ts`),
  )

/** Prisma wants to download an engine that generating does not use; naming any existing file instead keeps it from trying. */
const prismaEnvironment = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
}

const binary = (name: string): string => `${root}node_modules/.bin/${name}`
const prismaClient = (name: string) =>
  run(binary("prisma"), ["generate", "--schema", `prisma/${name}/schema.prisma`], { cwd: root, env: prismaEnvironment })

async function generate(): Promise<void> {
  const [first, second] = [names.slice(0, 3), names.slice(3)]
  const inTurn = async (some: string[]) => {
    for (const name of some) await prismaClient(name)
  }
  await Promise.all([inTurn(first), inTurn(second)])
  await run(binary("graphql-codegen"), ["--config", "codegen.ts"], { cwd: root })
  mkdirSync(`${root}.cache`, { recursive: true })
  writeFileSync(stampFile, fingerprint())
}

if (!process.argv.includes("--if-stale") || !isFresh()) await generate()
