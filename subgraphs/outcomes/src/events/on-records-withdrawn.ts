import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { nextInstant, refreshCells, withdrawSessions } from "../data/record-sessions.ts"
import { announceMoved } from "./announce-moved.ts"

/** Takes back what rested on sessions that are no more. Other kinds of records carry no figures. */
export async function onRecordsWithdrawn(context: HandlerContext<Tx>, events: EventOf<"record.withdrawn">[]): Promise<void> {
  const { tx } = context
  const companyId = context.companyId()
  const sessions = events.filter(({ data }) => data.kind === "session")
  if (sessions.length === 0) return
  const recordedAt = await nextInstant(tx, context.clock())
  const left = await withdrawSessions(
    tx,
    companyId,
    recordedAt,
    sessions.map(({ data, time }) => ({ sessionId: data.recordId, toldAt: time })),
  )
  if (left.length > 0) await refreshCells(tx, companyId, left)
  await announceMoved(context, sessions, recordedAt, left)
}
