import { type EventOf, announce } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { nextInstant } from "../data/record-sessions.ts"
import { recordProgram } from "../data/references.ts"

/** Records what programmes cost; SROI rests on it. */
export async function onProgramsUpserted(context: HandlerContext<Tx>, events: EventOf<"program.upserted">[]): Promise<void> {
  const { tx, clock } = context
  const companyId = context.companyId()
  for (const { data, id, time, correlationid } of events) {
    const recordedAt = await nextInstant(tx, clock())
    if (!(await recordProgram(tx, companyId, recordedAt, { ...data, toldAt: time }))) continue
    await announce(tx, { source: "outcomes", companyId, correlationId: correlationid, now: clock() }, [
      {
        type: "figure.changed",
        data: { programId: data.programId, month: clock().toISOString().slice(0, 7), importIds: [] },
        causationId: id,
      },
    ])
  }
}
