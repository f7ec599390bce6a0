import { listFeedback } from "../data/feedback.ts"
import type { QueryResolvers } from "../generated/resolvers.ts"

export const Query: QueryResolvers = {
  program: (_root, { id }, { load }) => load.program.load(id),
  import: (_root, { id }, { load }) => load.import.load(id),
  _feedback: (_root, { sessionIds }, { read }) => read((tx) => listFeedback(tx, sessionIds)),
}
