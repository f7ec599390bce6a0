import { decodeTimeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { SessionPage } from "../data/rows.ts"
import { type SessionConditions, countSessions } from "../data/sessions.ts"
import type { ProgramSessionsArgs } from "../generated/resolvers.ts"

/** A page of a programme's sessions, latest first. */
export async function pageOfSessions(context: ProgramsContext, programId: string, args: ProgramSessionsArgs): Promise<SessionPage> {
  const first = pageSize(args.first ?? 25)
  const place = decodeTimeCursor(args.after)
  const after = place && { occurredAt: place.at, id: place.id }
  const conditions = toConditions(args.filter)
  const rows = await context.load.sessionPage.load({ programId, take: first + 1, after, conditions })
  return {
    ...toConnection(rows, first, after !== null, ({ occurredAt, id }) => encodeCursor([occurredAt.toISOString(), id])),
    totalCount: () => context.read((tx) => countSessions(tx, programId, conditions)),
  }
}

function toConditions(filter: ProgramSessionsArgs["filter"]): SessionConditions {
  const bounds = Object.entries(filter?.occurredAt ?? {}).flatMap(([name, bound]) =>
    bound instanceof Date ? [[name, bound.toISOString()]] : [],
  )
  return { kind: filter?.kind ?? undefined, occurredAt: bounds.length > 0 ? Object.fromEntries(bounds) : undefined }
}
