import { fresh } from "@teei/subgraph-kit"
import type { BuddyEventResolvers } from "../generated/resolvers.ts"
import { matchOf } from "../pages/match-of.ts"

export const BuddyEvent: BuddyEventResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.buddyEvent.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  match: (event, _args, context) => matchOf(context, event),
  kind: ({ kind }) => kind as "OTHER",
  attendees: ({ attendeeIds }) => attendeeIds.map((id) => ({ id })),
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
