import { toPayload } from "@teei/subgraph-kit"
import { recordConsent } from "../commands/record-consent.ts"
import { recordRefusal } from "../commands/record-refusal.ts"
import type { MutationResolvers } from "../generated/resolvers.ts"

export const Mutation: MutationResolvers = {
  recordConsent: async (_root, { input }, context) => toPayload("consent", await recordConsent(context, input)),
  _recordRefusal: (_root, { input }, context) => recordRefusal(context, input),
}
