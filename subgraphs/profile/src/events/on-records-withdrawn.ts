import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import { listActivitiesOf } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** What a withdrawn record was no longer counts, and neither does what belongs to a withdrawn match. Feedback of sessions never did. */
export async function onRecordsWithdrawn(context: HandlerContext<Tx>, events: EventOf<"record.withdrawn">[]): Promise<void> {
  const withdrawn = new Map(events.flatMap(({ data, time }) => (data.kind === "session_feedback" ? [] : [[data.recordId, time] as const])))
  if (withdrawn.size === 0) return
  const activities = await listActivitiesOf(context.tx, [...withdrawn.keys()])
  const toldAt = (...ids: (string | null)[]) => ids.flatMap((id) => (id === null ? [] : (withdrawn.get(id) ?? []))).at(0)
  await takeActivities(
    context,
    activities.flatMap((activity) => {
      const time = toldAt(activity.id, activity.recordId, activity.matchId)
      return time === undefined ? [] : [{ ...activity, isActive: false, toldAt: time }]
    }),
    events.at(-1),
  )
}
