/** COMPOSITION ROOT alone: reporting in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { reporting } from "./index.ts"

await runSubgraph(reporting, process.env)
