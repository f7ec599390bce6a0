import { fresh } from "@teei/subgraph-kit"
import type { BuddyCheckinRow, BuddyEventRow, BuddyFeedbackRow } from "../data/rows.ts"
import type { BuddyMatchResolvers } from "../generated/resolvers.ts"
import { pageOfMatchPart } from "../pages/matches.ts"

export const BuddyMatch: BuddyMatchResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.match.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  program: ({ programId }, _args, { load }) => (programId === null ? null : load.program.load(programId)),
  participant: ({ participantId }) => ({ id: participantId }),
  buddy: ({ buddyId }) => ({ id: buddyId }),
  status: ({ status }) => status as "ACTIVE",
  endReason: ({ endReason }) => endReason as "COMPLETED" | null,
  interests: ({ interests }) => interests?.split(", ") ?? [],
  events: ({ id }, args, context) => pageOfMatchPart<BuddyEventRow>(context, "buddy_event", id, args, ({ occurredAt }) => occurredAt),
  checkIns: ({ id }, args, context) =>
    pageOfMatchPart<BuddyCheckinRow>(context, "buddy_checkin", id, args, ({ checkedInAt }) => checkedInAt),
  feedback: ({ id }, args, context) =>
    pageOfMatchPart<BuddyFeedbackRow>(context, "buddy_feedback", id, args, ({ submittedAt }) => submittedAt),
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
