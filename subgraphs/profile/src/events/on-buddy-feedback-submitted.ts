import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { ActivityRow } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** Feedback is an activity of whoever gives it. */
export async function onBuddyFeedbackSubmitted(context: HandlerContext<Tx>, events: EventOf<"buddy.feedback.submitted">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { feedbackId: id, matchId, fromRole, submittedAt: at } = data
    const author = fromRole === "PARTICIPANT" ? data.participantId : data.buddyId
    const people = { participantId: author, volunteerId: author }
    activities.set(id, { id, kind: "BUDDY_FEEDBACK", ...people, at, isActive: true, recordId: null, matchId, languageLevel: null, toldAt })
  }
  await takeActivities(context, [...activities.values()], events.at(-1))
}
