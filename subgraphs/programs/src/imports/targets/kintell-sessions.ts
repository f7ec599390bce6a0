import { newId } from "@teei/subgraph-kit"
import { type SeenEnrollment, upsertEnrollments } from "../../data/enrollments.ts"
import { type WrittenFeedback, listWrittenFeedback, upsertFeedback } from "../../data/feedback.ts"
import { listWrittenSessions } from "../../data/sessions.ts"
import { type WrittenSession, upsertSessions } from "../../data/upsert-sessions.ts"
import { kintellSessionFields } from "../../domain/kintell-sessions.ts"
import { type KintellSession, normaliseKintellSession } from "../../domain/normalise-kintell-session.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"

/** Kintell sessions: a language or mentoring session between two people, what the participant thought of it and the level at that time. */
export const kintellSessions: ImportTarget<KintellSession> = {
  source: "KINTELL_SESSIONS",
  system: "kintell",
  fields: kintellSessionFields,
  needsProgram: true,
  tables: ["session", "session_feedback"],
  personalFields: [
    "participant_email",
    "volunteer_email",
    "participant_name",
    "volunteer_name",
    "feedback_text",
    "goals_discussed",
    "metadata",
  ],
  normalise: normaliseKintellSession,
  keyOf: (row) => row.externalId,
  externalIdOf: ({ value }) => value.externalId,
  subjectOf: ({ participantEmail }) => participantEmail ?? null,
  programRefOf: (row) => row.programRef,
  identitiesOf: (row) => [
    { email: row.participantEmail, name: row.participantName, kind: "PARTICIPANT" },
    { email: row.volunteerEmail, name: row.volunteerName, kind: "VOLUNTEER" },
  ],
  toPreview: (row) => {
    const draft = row as Partial<KintellSession>
    return {
      session_id: draft.externalId ?? null,
      session_type: draft.kind ?? null,
      participant_email: draft.participantEmail ?? null,
      volunteer_email: draft.volunteerEmail ?? null,
      date: draft.occurredAt ?? null,
      duration_minutes: draft.durationMinutes?.toString() ?? null,
      rating: draft.rating ?? null,
      feedback_text: draft.feedbackText ?? null,
      language_level: draft.languageLevel ?? draft.languageLevelRaw ?? null,
      topics: draft.topics ?? null,
      focus_area: draft.focusArea ?? null,
      goals_discussed: draft.goalsDiscussed ?? null,
      metadata: draft.metadata ?? null,
      program_ref: draft.programRef ?? null,
      participant_name: draft.participantName ?? null,
      volunteer_name: draft.volunteerName ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const companyId = context.companyId()
    const written = await upsertSessions(tx, companyId, importId, system, rows.map(toSession))
    const feedback = await upsertFeedback(
      tx,
      companyId,
      importId,
      system,
      rows.flatMap(({ row, hash, value }) =>
        value.feedbackText === null ? [] : [{ externalId: value.externalId, text: value.feedbackText, rowHash: hash, row }],
      ),
      written.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
    )
    await upsertEnrollments(tx, companyId, enrollmentsOf(rows))
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: [...written.map((session) => completed(session, importId)), ...feedback.map((one) => received(one, importId))],
    }
  },
  async retell(tx, ids) {
    const [sessions, feedback] = [await listWrittenSessions(tx, ids), await listWrittenFeedback(tx, ids)]
    return [...sessions.map((session) => completed(session, session.importId)), ...feedback.map((one) => received(one, one.importId))]
  },
}

function toSession({ row, value, programId, personOf }: PreparedRow<KintellSession>) {
  if (programId === null) throw new Error(`Row ${row} reached the database without a programme.`)
  const {
    externalId,
    kind,
    occurredAt,
    durationMinutes,
    rating,
    languageLevel,
    languageLevelRaw,
    topics,
    metadata,
    focusArea,
    goalsDiscussed,
  } = value
  const participantId = personOf(value.participantEmail)
  const volunteerId = personOf(value.volunteerEmail)
  const id = newId("ses")
  return {
    id,
    externalId,
    kind,
    programId,
    participantId,
    volunteerId,
    occurredAt,
    durationMinutes,
    rating,
    languageLevel,
    languageLevelRaw,
    topics,
    metadata,
    focusArea,
    goalsDiscussed,
    row,
  }
}

function enrollmentsOf(rows: PreparedRow<KintellSession>[]): SeenEnrollment[] {
  const earliest = new Map<string, SeenEnrollment>()
  for (const { value, programId, personOf } of rows) {
    if (programId === null) continue
    for (const [kind, email] of [
      ["PARTICIPANT", value.participantEmail],
      ["VOLUNTEER", value.volunteerEmail],
    ] as const) {
      const personId = personOf(email)
      const key = `${programId} ${personId} ${kind}`
      const known = earliest.get(key)
      if (!known) earliest.set(key, { id: newId("enr"), programId, personId, kind, at: value.occurredAt })
      else if (value.occurredAt < known.at) known.at = value.occurredAt
    }
  }
  return [...earliest.values()]
}

function completed(session: WrittenSession, importId: string) {
  const { id, externalId, kind, programId, participantId, volunteerId, occurredAt, durationMinutes, languageLevel, rating, row } = session
  return {
    type: "kintell.session.completed" as const,
    data: {
      sessionId: id,
      externalId,
      kind: kind as "LANGUAGE" | "MENTORSHIP",
      programId,
      participantId,
      volunteerId,
      occurredAt: occurredAt.toISOString(),
      durationMinutes,
      languageLevel: languageLevel as KintellSession["languageLevel"],
      rating,
      importId,
      row,
    },
    subjectRefs: [participantId, volunteerId],
    causationId: `${importId}#${row}`,
  }
}

function received({ sessionId, programId, participantId, volunteerId, occurredAt, row }: WrittenFeedback, importId: string) {
  return {
    type: "kintell.feedback.received" as const,
    data: { sessionId, programId, participantId, volunteerId, occurredAt: occurredAt.toISOString(), importId, row },
    subjectRefs: [participantId, volunteerId],
    causationId: `${importId}#${row}`,
  }
}
