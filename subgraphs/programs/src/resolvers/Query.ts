import type { QueryResolvers } from "../generated/resolvers.ts"
import { listFeedbackOf } from "../pages/feedback.ts"

export const Query: QueryResolvers = {
  program: (_root, { id }, { load }) => load.program.load(id),
  import: (_root, { id }, { load }) => load.import.load(id),
  webhookReceipt: (_root, { id }, { load }) => load.receipt.load(id),
  _feedback: (_root, { sessionIds }, context) => listFeedbackOf(context, sessionIds),
}
