import { fresh } from "@teei/subgraph-kit"
import type { SessionResolvers } from "../generated/resolvers.ts"

export const Session: SessionResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.session.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  kind: ({ kind }) => kind as "LANGUAGE",
  program: async ({ programId }, _args, { load }) => load.program.load(programId).then(present),
  participant: ({ participantId }) => ({ id: participantId }),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  ratings: ({ id }, _args, { load }) => load.sessionRatings.load(id),
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}

/** A foreign key promises that the row is there. */
function present<Row>(row: Row | null): Row {
  if (row === null) throw new Error("a session's programme is missing")
  return row
}
