import type { EventOf } from "@teei/events"
import { type ActivityRow, updateJourneys, upsertActivities } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"

/** A match gives both people a buddy, unless it was called off. */
export async function onMatchesCreated({ tx }: { tx: Tx }, events: EventOf<"buddy.match.created">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { matchId: id, participantId, buddyId: volunteerId, matchedAt: at, status } = data
    activities.set(id, { id, kind: "BUDDY", participantId, volunteerId, at, isActive: status !== "CANCELLED", toldAt })
  }
  await updateJourneys(tx, await upsertActivities(tx, [...activities.values()]))
}
