/**
 * Composes the six subgraphs into `schema/supergraph.graphql` (what the gateway loads) and `schema/api.graphql` (what a client sees).
 * Strict, because composition has silent holes: see `docs/adr/0004-no-policy-no-compose.md`. `--check` writes nothing and fails on drift.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { composeSubgraphs } from "./compose/compose.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const names = ["profile", "programs", "outcomes", "evidence", "reporting", "privacy"] as const
const read = (path: string) => readFileSync(root + path, "utf8")

const common = read("schema/common.graphql")
const result = composeSubgraphs(
  common,
  names.map((name) => ({ name, sdl: read(`subgraphs/${name}/schema.graphql`) })),
)
if (result.problems.length > 0) {
  console.error(`The graph does not compose:\n${result.problems.map((problem) => `  - ${problem}`).join("\n")}`)
  process.exit(1)
}

const outputs = { "schema/supergraph.graphql": result.supergraphSdl, "schema/api.graphql": result.apiSdl }
if (process.argv.includes("--check")) {
  const drifted = Object.entries(outputs).filter(([path, text]) => read(path) !== text)
  if (drifted.length > 0) {
    console.error(`Composed files are out of date: ${drifted.map(([path]) => path).join(", ")}. Run \`pnpm compose\` and commit.`)
    process.exit(1)
  }
} else {
  for (const [path, text] of Object.entries(outputs)) writeFileSync(root + path, text)
}
