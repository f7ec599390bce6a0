import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { ActivityRow } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** Sessions move the journeys of both who took part. A corrected session comes again under its id and takes the place of the earlier one. */
export async function onSessionsCompleted(context: HandlerContext<Tx>, events: EventOf<"kintell.session.completed">[]): Promise<void> {
  const activities = new Map<string, ActivityRow>()
  for (const { data, time: toldAt } of events) {
    const { sessionId: id, kind, participantId, volunteerId, occurredAt: at } = data
    const languageLevel = kind === "LANGUAGE" ? data.languageLevel : null
    activities.set(id, { id, kind, participantId, volunteerId, at, isActive: true, recordId: null, matchId: null, languageLevel, toldAt })
  }
  await takeActivities(context, [...activities.values()], events.at(-1))
}
