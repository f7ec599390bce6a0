import { CEFR_LEVELS } from "@teei/domain/cefr"
import { type EventOf, announce } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { type FactToRecord, nextInstant, recordSessions, refreshCells } from "../data/record-sessions.ts"

/** Records sessions as facts, makes the cells they move anew and says which figures moved. The same again moves nothing. */
export async function onSessionsCompleted(context: HandlerContext<Tx>, events: EventOf<"kintell.session.completed">[]): Promise<void> {
  const { tx } = context
  const companyId = context.companyId()
  // Of several tellings of one session in a batch, the last one counts.
  const facts = [...new Map(events.map(({ data }) => [data.sessionId, toFact(data)])).values()]
  const moved = await recordSessions(tx, companyId, await nextInstant(tx, context.clock()), facts)
  if (moved.length === 0) return
  await refreshCells(tx, companyId, moved)
  await announce(
    tx,
    { source: "outcomes", companyId, correlationId: events[0]?.correlationid ?? context.viewer.requestId, now: context.clock() },
    moved.map(({ programId, month }) => ({
      type: "figure.changed",
      data: { programId, month: month.slice(0, 7) },
      causationId: events.at(-1)?.id ?? null,
    })),
  )
}

const toFact = (data: EventOf<"kintell.session.completed">["data"]): FactToRecord => ({
  sessionId: data.sessionId,
  programId: data.programId,
  kind: data.kind,
  occurredAt: data.occurredAt,
  minutes: data.durationMinutes,
  rating: data.rating,
  level: data.languageLevel === null ? null : CEFR_LEVELS.indexOf(data.languageLevel) + 1,
  participantId: data.participantId,
  volunteerId: data.volunteerId,
  importId: data.importId,
  row: data.row,
})
