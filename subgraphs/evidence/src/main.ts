/** COMPOSITION ROOT alone: evidence in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { evidence } from "./index.ts"

await runSubgraph(evidence, process.env)
