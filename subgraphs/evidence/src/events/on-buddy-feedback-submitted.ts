import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { keepBuddyTexts } from "./keep-buddy-texts.ts"

/** What people write about their match becomes snippets. */
export const onBuddyFeedbackSubmitted = (context: HandlerContext<Tx>, events: EventOf<"buddy.feedback.submitted">[]): Promise<void> =>
  keepBuddyTexts(
    context,
    "BUDDY_FEEDBACK",
    events.flatMap(({ data: { feedbackId: id, submittedAt: at, hasText, ...rest } }) => (hasText ? [{ id, at, ...rest }] : [])),
  )
