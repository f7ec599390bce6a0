import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { resolvers } from "./resolvers/index.ts"

/** Saved views of the cockpit. */
export const reporting = defineSubgraph({
  name: "reporting",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
})
