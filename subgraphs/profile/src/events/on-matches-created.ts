import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { ActivityRow } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** A match gives both people a buddy, unless it was called off. */
export async function onMatchesCreated(context: HandlerContext<Tx>, events: EventOf<"buddy.match.created">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { matchId: id, participantId, buddyId: volunteerId, matchedAt: at, status } = data
    const isActive = status !== "CANCELLED"
    activities.set(id, {
      id,
      kind: "BUDDY",
      participantId,
      volunteerId,
      at,
      isActive,
      recordId: null,
      matchId: null,
      languageLevel: null,
      toldAt,
    })
  }
  await takeActivities(context, [...activities.values()], events.at(-1))
}
