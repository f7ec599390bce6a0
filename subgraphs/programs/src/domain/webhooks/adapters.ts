import type { WebhookAdapter } from "./adapter.ts"
import { buddyAdapters } from "./buddy.ts"
import { courseAdapters } from "./courses.ts"
import { itslearningAdapters } from "./itslearning.ts"
import { kintellBookingConfirmed } from "./kintell-booking-confirmed.ts"
import { kintellRatingCreated } from "./kintell-rating-created.ts"
import { kintellSessionCompleted } from "./kintell-session-completed.ts"
import { openBadgeAdapter } from "./open-badges.ts"

/** Every kind of message that is understood. A new one is one line here and a file beside this one. */
export const adapters: readonly WebhookAdapter[] = [
  kintellSessionCompleted,
  kintellBookingConfirmed,
  kintellRatingCreated,
  ...buddyAdapters,
  openBadgeAdapter,
  ...itslearningAdapters,
  ...courseAdapters,
]
