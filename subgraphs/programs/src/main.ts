/** COMPOSITION ROOT alone: programs in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { programs } from "./index.ts"

await runSubgraph(programs, process.env)
