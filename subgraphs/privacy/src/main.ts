/** COMPOSITION ROOT alone: privacy in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { privacy } from "./index.ts"

await runSubgraph(privacy, process.env)
