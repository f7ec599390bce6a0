import { fresh } from "@teei/subgraph-kit"
import type { BuddyFeedbackResolvers } from "../generated/resolvers.ts"
import { matchOf } from "../pages/match-of.ts"

export const BuddyFeedback: BuddyFeedbackResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.buddyFeedback.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  match: (feedback, _args, context) => matchOf(context, feedback),
  fromRole: ({ fromRole }) => fromRole as "BUDDY",
  hasText: ({ text }) => text !== null,
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
