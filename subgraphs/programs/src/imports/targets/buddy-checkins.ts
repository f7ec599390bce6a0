import { newId } from "@teei/subgraph-kit"
import { listWrittenBuddyCheckins, upsertBuddyCheckins } from "../../data/buddy-checkins.ts"
import { buddyCheckinFields } from "../../domain/buddy-checkins.ts"
import { keyOfMatch, previewMatch } from "../../domain/match-reference.ts"
import { type BuddyCheckin, normaliseBuddyCheckin } from "../../domain/normalise-buddy-checkin.ts"
import { announceBuddyCheckin } from "../buddy-announcements.ts"
import { matchReferences } from "../match-references.ts"
import { requireRef } from "../require-ref.ts"
import type { ImportTarget } from "../target.ts"

/** Buddy check-ins: how a match says it is going. */
export const buddyCheckins: ImportTarget<BuddyCheckin> = {
  source: "BUDDY_CHECKINS",
  system: "buddy",
  fields: buddyCheckinFields,
  needsProgram: false,
  tables: ["buddy_checkin"],
  personalFields: ["participant_email", "buddy_email", "notes", "question_responses"],
  normalise: normaliseBuddyCheckin,
  keyOf: (row) => row.externalId ?? standIn(keyOfMatch(row.match), row),
  externalIdOf: ({ row, value, refId }) => value.externalId ?? standIn(requireRef(refId, row), value),
  // A match named by its id is about one participant as well.
  subjectOf: ({ match }) => (match ? (match.externalId ?? match.participantEmail) : null),
  programRefOf: () => null,
  identitiesOf: () => [],
  references: matchReferences,
  toPreview: (row) => {
    const draft = row as Partial<BuddyCheckin>
    return {
      checkin_id: draft.externalId ?? null,
      ...previewMatch(draft.match),
      checkin_date: draft.checkedInAt ?? null,
      mood: draft.mood ?? null,
      notes: draft.notes ?? null,
      question_responses: draft.questionResponses ? JSON.stringify(draft.questionResponses) : null,
    }
  },
  async write(tx, context, importId, rows) {
    const checkins = rows.map(({ row, hash: rowHash, value, refId }) => {
      const { checkedInAt, mood, notes, questionResponses } = value
      const matchId = requireRef(refId, row)
      const externalId = value.externalId ?? standIn(matchId, value)
      return { id: newId("bci"), externalId, matchId, checkedInAt, mood, notes, questionResponses, rowHash, row }
    })
    const written = await upsertBuddyCheckins(tx, context.companyId(), importId, "buddy", checkins)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: written.map(announceBuddyCheckin),
    }
  },
  retell: async (tx, ids) => (await listWrittenBuddyCheckins(tx, "id", ids)).map(announceBuddyCheckin),
}

/** Without an id of its own, a check-in is its match and its time. */
const standIn = (match: string, { checkedInAt }: BuddyCheckin): string => `${match}@${checkedInAt}`
