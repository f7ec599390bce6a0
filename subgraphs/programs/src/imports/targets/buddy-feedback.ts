import { newId } from "@teei/subgraph-kit"
import { listWrittenBuddyFeedback, upsertBuddyFeedback } from "../../data/buddy-feedback.ts"
import { buddyFeedbackFields } from "../../domain/buddy-feedback.ts"
import { keyOfMatch, previewMatch } from "../../domain/match-reference.ts"
import { type BuddyFeedback, normaliseBuddyFeedback } from "../../domain/normalise-buddy-feedback.ts"
import { announceBuddyFeedback } from "../buddy-announcements.ts"
import { matchReferences } from "../match-references.ts"
import { requireRef } from "../require-ref.ts"
import type { ImportTarget } from "../target.ts"

/** Buddy feedback: what one of a match thinks of it. */
export const buddyFeedback: ImportTarget<BuddyFeedback> = {
  source: "BUDDY_FEEDBACK",
  system: "buddy",
  fields: buddyFeedbackFields,
  needsProgram: false,
  tables: ["buddy_feedback"],
  personalFields: ["participant_email", "buddy_email", "from_email", "feedback_text"],
  normalise: normaliseBuddyFeedback,
  keyOf: (row) => row.externalId ?? standIn(keyOfMatch(row.match), row),
  externalIdOf: ({ row, value, refId }) => value.externalId ?? standIn(requireRef(refId, row), value),
  // A match named by its id is about one participant as well.
  subjectOf: ({ match }) => (match ? (match.externalId ?? match.participantEmail) : null),
  programRefOf: () => null,
  identitiesOf: () => [],
  references: matchReferences,
  toPreview: (row) => {
    const draft = row as Partial<BuddyFeedback>
    return {
      feedback_id: draft.externalId ?? null,
      ...previewMatch(draft.match),
      from_role: draft.fromRole ?? null,
      rating: draft.rating ?? null,
      feedback_text: draft.text ?? null,
      submitted_at: draft.submittedAt ?? null,
      communication: draft.communication ?? null,
      helpfulness: draft.helpfulness ?? null,
      engagement: draft.engagement ?? null,
      professionalism: draft.professionalism ?? null,
    }
  },
  async write(tx, context, importId, rows) {
    const feedback = rows.map(({ row, hash: rowHash, value, refId }) => {
      const { fromRole, rating, communication, helpfulness, engagement, professionalism, text, submittedAt } = value
      const matchId = requireRef(refId, row)
      const externalId = value.externalId ?? standIn(matchId, value)
      const ratings = { rating, communication, helpfulness, engagement, professionalism }
      return { id: newId("bfb"), externalId, matchId, fromRole, ...ratings, text, submittedAt, rowHash, row }
    })
    const written = await upsertBuddyFeedback(tx, context.companyId(), importId, "buddy", feedback)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: written.map(announceBuddyFeedback),
    }
  },
  retell: async (tx, ids) => (await listWrittenBuddyFeedback(tx, "id", ids)).map(announceBuddyFeedback),
}

/** Without an id of its own, feedback is its match, who says it and when. */
const standIn = (match: string, { fromRole, submittedAt }: BuddyFeedback): string => `${match}@${submittedAt}:${fromRole.toLowerCase()}`
