import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { onMatchesCreated } from "./events/on-matches-created.ts"
import { onSessionsCompleted } from "./events/on-sessions-completed.ts"
import { resolvers } from "./resolvers/index.ts"

/** Companies, accounts and memberships, and people behind pseudonyms. */
export const profile = defineSubgraph({
  name: "profile",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  handlers: { "kintell.session.completed": onSessionsCompleted, "buddy.match.created": onMatchesCreated },
})
