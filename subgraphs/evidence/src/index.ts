import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { onBuddyCheckinsCompleted } from "./events/on-buddy-checkins-completed.ts"
import { onBuddyFeedbackSubmitted } from "./events/on-buddy-feedback-submitted.ts"
import { onFeedbackReceived } from "./events/on-feedback-received.ts"
import { onRecordsWithdrawn } from "./events/on-records-withdrawn.ts"
import { resolvers } from "./resolvers/index.ts"

/** What people wrote, redacted, with the way back to its row. */
export const evidence = defineSubgraph({
  name: "evidence",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  handlers: {
    "kintell.feedback.received": onFeedbackReceived,
    "buddy.checkin.completed": onBuddyCheckinsCompleted,
    "buddy.feedback.submitted": onBuddyFeedbackSubmitted,
    "record.withdrawn": onRecordsWithdrawn,
  },
})
