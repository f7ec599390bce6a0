import type { Announcement } from "@teei/events"
import { newId } from "@teei/subgraph-kit"
import { type WrittenMatch, listWrittenMatches, upsertMatches } from "../../data/upsert-matches.ts"
import { buddyMatchFields } from "../../domain/buddy-matches.ts"
import { type BuddyMatch, normaliseBuddyMatch } from "../../domain/normalise-buddy-match.ts"
import { retellOfMatches } from "../buddy-announcements.ts"
import type { ImportTarget, PreparedRow } from "../target.ts"

/** Buddy matches: a participant and an employee brought together. */
export const buddyMatches: ImportTarget<BuddyMatch> = {
  source: "BUDDY_MATCHES",
  system: "buddy",
  fields: buddyMatchFields,
  needsProgram: false,
  tables: ["buddy_match"],
  personalFields: ["participant_email", "buddy_email"],
  normalise: normaliseBuddyMatch,
  keyOf,
  externalIdOf,
  subjectOf: ({ participantEmail }) => participantEmail ?? null,
  programRefOf: (row) => row.programRef,
  identitiesOf: (row) => [
    { email: row.participantEmail, name: null, kind: "PARTICIPANT" },
    { email: row.buddyEmail, name: null, kind: "VOLUNTEER" },
  ],
  toPreview: (row) => {
    const draft = row as Partial<BuddyMatch>
    return {
      match_id: draft.externalId ?? null,
      participant_email: draft.participantEmail ?? null,
      buddy_email: draft.buddyEmail ?? null,
      matched_at: draft.matchedAt ?? null,
      status: draft.status ?? null,
      language: draft.language ?? null,
      interests: draft.interests ?? null,
      location: draft.location ?? null,
      ended_at: draft.endedAt ?? null,
      reason: draft.endReason ?? null,
      program_ref: draft.programRef ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const written = await upsertMatches(
      tx,
      context.companyId(),
      importId,
      system,
      rows.map((prepared) => {
        const { row, value, programId, personOf } = prepared
        const [participantId, buddyId] = [personOf(value.participantEmail), personOf(value.buddyEmail)]
        return { ...value, id: newId("mat"), externalId: externalIdOf(prepared), programId, participantId, buddyId, row }
      }),
    )
    const changed = written.flatMap(({ id, isNew }) => (isNew ? [] : [id]))
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: [...written.flatMap((match) => tell(match, importId)), ...(await retellOfMatches(tx, changed))],
    }
  },
  async retell(tx, ids) {
    const matches = await listWrittenMatches(tx, ids)
    return [...matches.flatMap((match) => tell(match, match.importId)), ...(await retellOfMatches(tx, ids))]
  },
}

/** A match as it stands, and its end once it is over. */
const tell = (match: WrittenMatch, importId: string): Announcement[] =>
  match.status === "COMPLETED" || match.status === "CANCELLED"
    ? [created(match, importId), ended(match, importId)]
    : [created(match, importId)]

function created({ id, programId, participantId, buddyId, matchedAt, status, row }: WrittenMatch, importId: string) {
  return {
    type: "buddy.match.created" as const,
    data: {
      matchId: id,
      programId,
      participantId,
      buddyId,
      matchedAt: matchedAt.toISOString(),
      status: status as BuddyMatch["status"],
      importId,
      row,
    },
    subjectRefs: [participantId, buddyId],
    causationId: `${importId}#${row}`,
  }
}

const dayMs = 86_400_000

function ended({ id, programId, participantId, buddyId, matchedAt, endedAt, endReason, row }: WrittenMatch, importId: string) {
  return {
    type: "buddy.match.ended" as const,
    data: {
      matchId: id,
      programId,
      participantId,
      buddyId,
      endedAt: endedAt?.toISOString() ?? null,
      durationDays: endedAt && Math.max(0, Math.floor((endedAt.getTime() - matchedAt.getTime()) / dayMs)),
      reason: endReason as BuddyMatch["endReason"],
      importId,
      row,
    },
    subjectRefs: [participantId, buddyId],
    causationId: `${importId}#${row}`,
  }
}

/** Without an id of its own, a match is the two people and the day. */
function keyOf(row: BuddyMatch): string {
  return row.externalId ?? standIn(row.participantEmail, row.buddyEmail, row.matchedAt)
}

function externalIdOf({ value, personOf }: PreparedRow<BuddyMatch>): string {
  return value.externalId ?? standIn(personOf(value.participantEmail), personOf(value.buddyEmail), value.matchedAt)
}

const standIn = (participant: string, buddy: string, matchedAt: string): string => `${participant}+${buddy}@${matchedAt.slice(0, 10)}`
