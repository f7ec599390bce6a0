import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { ActivityRow } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** A check-in is an activity of both people of the match. */
export async function onBuddyCheckinsCompleted(context: HandlerContext<Tx>, events: EventOf<"buddy.checkin.completed">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { checkinId: id, matchId, participantId, buddyId: volunteerId, checkedInAt: at } = data
    const kind = "BUDDY_CHECKIN"
    activities.set(id, { id, kind, participantId, volunteerId, at, isActive: true, recordId: null, matchId, languageLevel: null, toldAt })
  }
  await takeActivities(context, [...activities.values()], events.at(-1))
}
