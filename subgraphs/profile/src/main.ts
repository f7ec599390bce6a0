/** COMPOSITION ROOT alone: profile in a process of its own. */
import { runSubgraph } from "@teei/subgraph-kit"
import { profile } from "./index.ts"

await runSubgraph(profile, process.env)
