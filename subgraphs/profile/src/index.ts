import { defineSubgraph } from "@teei/subgraph-kit"
import { createContext } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { onBuddyCheckinsCompleted } from "./events/on-buddy-checkins-completed.ts"
import { onBuddyEventsLogged } from "./events/on-buddy-events-logged.ts"
import { onBuddyFeedbackSubmitted } from "./events/on-buddy-feedback-submitted.ts"
import { onCoursesCompleted, onCredentialsIssued, onProgressUpdated } from "./events/on-courses.ts"
import { onMatchesCreated } from "./events/on-matches-created.ts"
import { onRecordsWithdrawn } from "./events/on-records-withdrawn.ts"
import { onSessionsCompleted } from "./events/on-sessions-completed.ts"
import { resolvers } from "./resolvers/index.ts"

/** Companies, accounts and memberships, and people behind pseudonyms. */
export const profile = defineSubgraph({
  name: "profile",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  handlers: {
    "kintell.session.completed": onSessionsCompleted,
    "buddy.match.created": onMatchesCreated,
    "buddy.event.logged": onBuddyEventsLogged,
    "buddy.checkin.completed": onBuddyCheckinsCompleted,
    "buddy.feedback.submitted": onBuddyFeedbackSubmitted,
    "upskilling.progress.updated": onProgressUpdated,
    "upskilling.course.completed": onCoursesCompleted,
    "upskilling.credential.issued": onCredentialsIssued,
    "record.withdrawn": onRecordsWithdrawn,
  },
})
