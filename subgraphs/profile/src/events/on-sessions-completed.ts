import type { EventOf } from "@teei/events"
import { type ActivityRow, updateJourneys, upsertActivities } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"

/** Sessions move the journeys of both who took part. A corrected session comes again under its id and takes the place of the earlier one. */
export async function onSessionsCompleted({ tx }: { tx: Tx }, events: EventOf<"kintell.session.completed">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { sessionId: id, kind, participantId, volunteerId, occurredAt: at } = data
    activities.set(id, { id, kind, participantId, volunteerId, at, isActive: true, toldAt })
  }
  await updateJourneys(tx, await upsertActivities(tx, [...activities.values()]))
}
