import type { QueryResolvers } from "../generated/resolvers.ts"
import { listBuddyTextsOf } from "../pages/buddy-texts.ts"
import { listFeedbackOf } from "../pages/feedback.ts"

export const Query: QueryResolvers = {
  program: (_root, { id }, { load }) => load.program.load(id),
  buddyMatch: (_root, { id }, { load }) => load.match.load(id),
  import: (_root, { id }, { load }) => load.import.load(id),
  _buddyTexts: (_root, { recordIds }, context) => listBuddyTextsOf(context, recordIds),
  webhookReceipt: (_root, { id }, { load }) => load.receipt.load(id),
  _feedback: (_root, { sessionIds }, context) => listFeedbackOf(context, sessionIds),
}
