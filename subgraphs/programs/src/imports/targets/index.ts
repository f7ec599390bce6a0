import type { ImportSource, ImportTarget } from "../target.ts"
import { buddyCheckins } from "./buddy-checkins.ts"
import { buddyEvents } from "./buddy-events.ts"
import { buddyFeedback } from "./buddy-feedback.ts"
import { buddyMatches } from "./buddy-matches.ts"
import { kintellSessions } from "./kintell-sessions.ts"

/** What can be imported, by its name in the graph. */
export const targets = {
  KINTELL_SESSIONS: kintellSessions,
  BUDDY_MATCHES: buddyMatches,
  BUDDY_EVENTS: buddyEvents,
  BUDDY_CHECKINS: buddyCheckins,
  BUDDY_FEEDBACK: buddyFeedback,
} as unknown as Record<ImportSource, ImportTarget>

/** The target of an import; its source was checked when it was begun. */
export const targetOf = (source: string): ImportTarget => targets[source as ImportSource]
