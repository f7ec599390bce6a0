import { fresh } from "@teei/subgraph-kit"
import type { BuddyCheckInResolvers } from "../generated/resolvers.ts"
import { matchOf } from "../pages/match-of.ts"

export const BuddyCheckIn: BuddyCheckInResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.buddyCheckIn.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  match: (checkin, _args, context) => matchOf(context, checkin),
  mood: ({ mood }) => mood as "OKAY" | null,
  hasNotes: ({ notes }) => notes !== null,
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
