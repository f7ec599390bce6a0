import type { ImportSource, ImportTarget } from "../target.ts"
import { buddyCheckins } from "./buddy-checkins.ts"
import { buddyEvents } from "./buddy-events.ts"
import { buddyFeedback } from "./buddy-feedback.ts"
import { buddyMatches } from "./buddy-matches.ts"
import { courseCompletions } from "./course-completions.ts"
import { courseCredentials } from "./course-credentials.ts"
import { courseProgress } from "./course-progress.ts"
import { kintellBookings } from "./kintell-bookings.ts"
import { kintellRatings } from "./kintell-ratings.ts"
import { kintellSessions } from "./kintell-sessions.ts"
import { kintellUsers } from "./kintell-users.ts"

/** What can be imported, by its name in the graph. What others refer to stands before them. */
export const targets = {
  KINTELL_USERS: kintellUsers,
  KINTELL_BOOKINGS: kintellBookings,
  KINTELL_SESSIONS: kintellSessions,
  KINTELL_RATINGS: kintellRatings,
  BUDDY_MATCHES: buddyMatches,
  BUDDY_EVENTS: buddyEvents,
  BUDDY_CHECKINS: buddyCheckins,
  BUDDY_FEEDBACK: buddyFeedback,
  COURSE_COMPLETIONS: courseCompletions,
  COURSE_CREDENTIALS: courseCredentials,
  COURSE_PROGRESS: courseProgress,
} as unknown as Record<ImportSource, ImportTarget>

/** The target of an import; its source was checked when it was begun. An import may name a system of its own instead of the target's. */
export function targetOf(source: string, system: string | null = null): ImportTarget {
  const target = targets[source as ImportSource]
  return system === null ? target : { ...target, system }
}
