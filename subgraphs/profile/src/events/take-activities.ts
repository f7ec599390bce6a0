import { type EventEnvelope, announce } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import { type ActivityRow, updateJourneys, upsertActivities } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import {
  deleteMilestones,
  listFirstFacts,
  listMilestones,
  noteFirstFacts,
  recountFirstFacts,
  upsertMilestones,
} from "../data/milestones.ts"
import { decideMilestones, factKinds, milestonesOf } from "../domain/milestones.ts"

/**
 * Takes activities in place of what was known of them, and brings journeys and milestones up to them. A milestone is announced when it is reached; one
 * whose ground is gone is taken back.
 */
export async function takeActivities(
  context: HandlerContext<Tx>,
  activities: ActivityRow[],
  cause: EventEnvelope | undefined,
): Promise<void> {
  const { tx } = context
  const written = await upsertActivities(tx, activities)
  await updateJourneys(tx, written)
  const moved = await noteFirstFacts(tx, written.added, written.corrected, factKinds)
  if (written.corrected.length > 0) await recountFirstFacts(tx, written.corrected, factKinds)
  await updateMilestones(context, [...written.corrected, ...moved], cause)
}

async function updateMilestones(context: HandlerContext<Tx>, personIds: string[], cause: EventEnvelope | undefined): Promise<void> {
  if (personIds.length === 0) return
  const { tx } = context
  const facts = Map.groupBy(await listFirstFacts(tx, personIds), ({ personId }) => personId)
  const known = Map.groupBy(await listMilestones(tx, personIds), ({ personId }) => personId)
  const changes = personIds.map((personId) => {
    const first = new Map((facts.get(personId) ?? []).map(({ fact, at }) => [fact, at]))
    return { personId, ...decideMilestones(known.get(personId) ?? [], milestonesOf(first)) }
  })
  await deleteMilestones(
    tx,
    changes.flatMap(({ personId, removed }) => removed.map((name) => ({ personId, name }))),
  )
  await upsertMilestones(
    tx,
    changes.flatMap(({ personId, added, moved }) => [...added, ...moved].map(({ name, reachedAt }) => ({ personId, name, reachedAt }))),
  )
  const companyId = context.companyId()
  await announce(
    tx,
    { source: "profile", companyId, correlationId: cause?.correlationid ?? context.viewer.requestId, now: context.clock() },
    changes.flatMap(({ personId, added }) =>
      added.map(({ name, reachedAt, previous }) => ({
        type: "orchestration.journey.milestone.reached" as const,
        data: { personId, milestone: name, reachedAt: reachedAt.toISOString(), previousMilestone: previous },
        subjectRefs: [personId],
        causationId: cause?.id ?? null,
      })),
    ),
  )
}
