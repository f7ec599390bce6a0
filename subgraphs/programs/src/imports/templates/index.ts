import type { ImportSource } from "../target.ts"
import { buddyCheckinsTemplate } from "./buddy-checkins.ts"
import { buddyEventsTemplate } from "./buddy-events.ts"
import { buddyFeedbackTemplate } from "./buddy-feedback.ts"
import { buddyMatchesTemplate } from "./buddy-matches.ts"
import { courseCompletionsTemplate } from "./course-completions.ts"
import { courseCredentialsTemplate } from "./course-credentials.ts"
import { courseProgressTemplate } from "./course-progress.ts"
import { kintellBookingsTemplate } from "./kintell-bookings.ts"
import { kintellRatingsTemplate } from "./kintell-ratings.ts"
import { kintellUsersTemplate } from "./kintell-users.ts"
import { kintellSessionsTemplate } from "./kintell-sessions.ts"
import type { Template } from "./template.ts"

/** The template of each source. A source that has none does not compile: write one beside `buddy-matches.ts` and name it here. */
export const templates: Readonly<Record<ImportSource, Template>> = {
  KINTELL_SESSIONS: kintellSessionsTemplate,
  KINTELL_BOOKINGS: kintellBookingsTemplate,
  KINTELL_RATINGS: kintellRatingsTemplate,
  KINTELL_USERS: kintellUsersTemplate,
  BUDDY_MATCHES: buddyMatchesTemplate,
  BUDDY_EVENTS: buddyEventsTemplate,
  BUDDY_CHECKINS: buddyCheckinsTemplate,
  BUDDY_FEEDBACK: buddyFeedbackTemplate,
  COURSE_COMPLETIONS: courseCompletionsTemplate,
  COURSE_CREDENTIALS: courseCredentialsTemplate,
  COURSE_PROGRESS: courseProgressTemplate,
}
