import { fresh } from "@teei/subgraph-kit"
import type { KintellMemberResolvers, SessionBookingResolvers, SessionRatingResolvers } from "../generated/resolvers.ts"

export const SessionBooking: SessionBookingResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.booking.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  kind: ({ kind }) => kind as "LANGUAGE",
  program: ({ programId }, _args, { load }) => (programId === null ? null : load.program.load(programId)),
  participant: ({ participantId }) => ({ id: participantId }),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}

export const SessionRating: SessionRatingResolvers = {
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  fromRole: ({ fromRole }) => fromRole as "PARTICIPANT",
  hasText: ({ feedbackText }) => feedbackText !== null,
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}

export const KintellMember: KintellMemberResolvers = {
  kind: ({ kind }) => kind as "PARTICIPANT",
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
