import { newId } from "@teei/subgraph-kit"
import { listIdsByRef } from "../../data/external-refs.ts"
import { type RatingOfSession, listRatingsById, sessionRatingTable, takeRatings } from "../../data/kintell-records.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { kintellRatingFields } from "../../domain/kintell-ratings.ts"
import { type KintellRating, normaliseKintellRating } from "../../domain/normalise-kintell-rating.ts"
import { rowProblem } from "../../domain/row-problem.ts"
import { requireRef } from "../require-ref.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"
import { kintellSessions } from "./kintell-sessions.ts"

/** What one of the two thinks of a session. A participant's rating and words become the session's, so that figures and evidence follow. */
export const kintellRatings: ImportTarget<KintellRating> = {
  source: "KINTELL_RATINGS",
  system: "kintell",
  fields: kintellRatingFields,
  needsProgram: false,
  tables: ["session_rating", "session", "session_feedback"],
  personalFields: ["feedback_text"],
  normalise: normaliseKintellRating,
  keyOf: ({ externalId }) => externalId,
  externalIdOf: ({ value }) => value.externalId,
  subjectOf: () => null,
  programRefOf: () => null,
  identitiesOf: () => [],
  references: {
    keyOf: ({ sessionRef }) => sessionRef,
    find: (context, rows, system) =>
      context.read((tx) =>
        listIdsByRef(
          tx,
          "session",
          system,
          rows.map(({ sessionRef }) => sessionRef),
        ),
      ),
    toProblem: ({ sessionRef }) =>
      rowProblem("session_id", sessionRef, "REFERENCE_UNKNOWN", `No session has the id "${sessionRef}"; bring in the sessions first.`),
  },
  toPreview: (row) => {
    const draft = row as Partial<KintellRating>
    return {
      rating_id: draft.externalId ?? null,
      session_id: draft.sessionRef ?? null,
      from_role: draft.fromRole ?? null,
      rating: draft.rating ?? null,
      feedback_text: draft.feedbackText ?? null,
      created_at: draft.ratedAt ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const companyId = context.companyId()
    const records = rows.map(({ row, value, refId }) => {
      const { externalId, fromRole, rating, feedbackText, ratedAt } = value
      return { id: newId("rtg"), externalId, row, values: [requireRef(refId, row), fromRole, rating, feedbackText, ratedAt] }
    })
    const written = await upsertRecords(tx, companyId, importId, system, sessionRatingTable, records)
    const ratings = await listRatingsById(
      tx,
      written.map(({ id }) => id),
    )
    const rowsWritten = new Set(ratings.map(({ rowNo }) => rowNo))
    const changed = await takeRatings(tx, companyId, importId, lastOfSessions(rows.filter(({ row }) => rowsWritten.has(row))))
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: [...ratings.map(rated), ...(await kintellSessions.retell(tx, changed))],
    }
  },
  retell: async (tx, ids) => [...(await listRatingsById(tx, ids)).map(rated), ...(await kintellSessions.retell(tx, ids))],
}

/** Of several ratings of a session by its participant the latest counts. */
function lastOfSessions(rows: PreparedRow<KintellRating>[]) {
  const own = rows.filter(({ value }) => value.fromRole === "PARTICIPANT").toSorted((a, b) => (a.value.ratedAt < b.value.ratedAt ? -1 : 1))
  const last = new Map(own.map((prepared) => [prepared.refId, prepared]))
  return [...last.values()].map(({ row, hash, refId, value }) => ({
    sessionId: requireRef(refId, row),
    rating: value.rating,
    text: value.feedbackText,
    rowHash: hash,
    row,
  }))
}

function rated({ id, sessionId, session, fromRole, rating, feedbackText, ratedAt, importId, rowNo }: RatingOfSession) {
  const { programId, participantId, volunteerId } = session
  return {
    type: "kintell.rating.created" as const,
    data: {
      ratingId: id,
      sessionId,
      programId,
      participantId,
      volunteerId,
      fromRole: fromRole as KintellRating["fromRole"],
      rating: rating.toString(),
      hasText: feedbackText !== null,
      ratedAt: ratedAt.toISOString(),
      importId,
      row: rowNo,
    },
    subjectRefs: [participantId, volunteerId],
    causationId: `${importId}#${rowNo}`,
  }
}
