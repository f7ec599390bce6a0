import { type EventEnvelope, announce } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { widenEffect } from "../data/import-effects.ts"
import type { MovedKey } from "../data/record-sessions.ts"
import { importOf } from "../domain/import-of.ts"

/** Says which figures some events moved, and keeps which import moved them. */
export async function announceMoved(
  context: HandlerContext<Tx>,
  events: EventEnvelope[],
  recordedAt: Date,
  moved: MovedKey[],
): Promise<void> {
  const { tx } = context
  const companyId = context.companyId()
  const months = moved.map(({ month }) => month)
  // A run of one type may hold the events of several imports; each is then credited with all of its months, which is more than it moved and never less.
  const byImport = Map.groupBy(events, ({ causationid }) => importOf(causationid))
  const importIds = [...byImport.keys()].flatMap((id) => id ?? [])
  for (const id of importIds) await widenEffect(tx, companyId, id, byImport.get(id)?.length ?? 0, recordedAt, months)
  await announce(
    tx,
    { source: "outcomes", companyId, correlationId: events[0]?.correlationid ?? context.viewer.requestId, now: context.clock() },
    moved.map(({ programId, month }) => ({
      type: "figure.changed",
      data: { programId, month: month.slice(0, 7), importIds },
      causationId: events.at(-1)?.id ?? null,
    })),
  )
}
