import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import { type ActivityRow, listActivitiesOf } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

type Event = EventOf<"buddy.event.logged">

/**
 * What a match did is an activity of everybody who came: of both people of the match, where the source names nobody. Who is named no longer when the
 * source corrects it did not come.
 */
export async function onBuddyEventsLogged(context: HandlerContext<Tx>, events: Event[]): Promise<void> {
  const latest = new Map(events.map((event) => [event.data.eventId, event]))
  const activities = new Map([...latest.values()].flatMap(toActivities).map((activity) => [activity.id, activity]))
  for (const before of await listActivitiesOf(context.tx, [...latest.keys()])) {
    const event = before.recordId === null ? undefined : latest.get(before.recordId)
    if (event && !activities.has(before.id)) activities.set(before.id, { ...before, isActive: false, toldAt: event.time })
  }
  await takeActivities(context, [...activities.values()], events.at(-1))
}

function toActivities({ data, time: toldAt }: Event): ActivityRow[] {
  const { eventId: recordId, matchId, participantId, buddyId, occurredAt: at, attendeeIds } = data
  return [...new Set(attendeeIds ?? [participantId, buddyId])].map((personId) => ({
    id: `${recordId}/${personId}`,
    kind: "BUDDY_EVENT",
    participantId: personId,
    volunteerId: personId,
    at,
    isActive: true,
    recordId,
    matchId,
    languageLevel: null,
    toldAt,
  }))
}
