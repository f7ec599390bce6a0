import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { resolvers } from "./resolvers/index.ts"

/** The audit log, and what people agreed to. */
export const privacy = defineSubgraph({
  name: "privacy",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
})
