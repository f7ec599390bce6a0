import { fault } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type FeedbackRecord, listFeedback } from "../data/feedback.ts"

const most = 10_000

/** What people wrote about these sessions, for another subgraph. */
export function listFeedbackOf(context: ProgramsContext, sessionIds: string[]): Promise<FeedbackRecord[]> {
  if (sessionIds.length > most)
    throw fault("LIMIT_EXCEEDED", `\`sessionIds\` names ${sessionIds.length} sessions; at most ${most} are allowed.`)
  return context.read((tx) => listFeedback(tx, sessionIds))
}
