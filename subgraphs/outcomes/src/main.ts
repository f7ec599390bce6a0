/** COMPOSITION ROOT alone: outcomes in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { outcomes } from "./index.ts"

await runSubgraph(outcomes, process.env)
