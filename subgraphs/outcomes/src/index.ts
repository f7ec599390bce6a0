import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { onCompaniesCreated } from "./events/on-companies-created.ts"
import { onImportsProgressed } from "./events/on-imports-progressed.ts"
import { onProgramsUpserted } from "./events/on-programs-upserted.ts"
import { onRecordsWithdrawn } from "./events/on-records-withdrawn.ts"
import { onSessionsCompleted } from "./events/on-sessions-completed.ts"
import { resolvers } from "./resolvers/index.ts"

/** Figures: what came of programmes, and how each number came about. */
export const outcomes = defineSubgraph({
  name: "outcomes",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  handlers: {
    "company.created": onCompaniesCreated,
    "program.upserted": onProgramsUpserted,
    "import.progressed": onImportsProgressed,
    "kintell.session.completed": onSessionsCompleted,
    "record.withdrawn": onRecordsWithdrawn,
  },
})
