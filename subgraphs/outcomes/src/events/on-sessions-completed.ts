import { CEFR_LEVELS } from "@teei/domain/cefr"
import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { type FactToRecord, nextInstant, recordSessions, updateCells } from "../data/record-sessions.ts"
import { announceMoved } from "./announce-moved.ts"

/** Records sessions as facts, brings the cells up to them and says which figures moved. The same again moves nothing. */
export async function onSessionsCompleted(context: HandlerContext<Tx>, events: EventOf<"kintell.session.completed">[]): Promise<void> {
  const { tx } = context
  const companyId = context.companyId()
  // Of several tellings of one session in a batch, the last one counts.
  const facts = [...new Map(events.map(({ data, time }) => [data.sessionId, toFact(data, time)])).values()]
  const recordedAt = await nextInstant(tx, context.clock())
  const moved = await updateCells(tx, companyId, recordedAt, await recordSessions(tx, companyId, recordedAt, facts))
  await announceMoved(context, events, recordedAt, moved)
}

/** A session as a fact. */
export const toFact = (data: EventOf<"kintell.session.completed">["data"], toldAt: string): FactToRecord => ({
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
  toldAt,
})
