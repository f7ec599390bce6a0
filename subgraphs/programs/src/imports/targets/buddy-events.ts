import { newId } from "@teei/subgraph-kit"
import { listWrittenBuddyEvents, upsertBuddyEvents } from "../../data/buddy-events.ts"
import { buddyEventFields } from "../../domain/buddy-events.ts"
import { keyOfMatch, previewMatch } from "../../domain/match-reference.ts"
import { type BuddyEvent, normaliseBuddyEvent } from "../../domain/normalise-buddy-event.ts"
import { announceBuddyEvent } from "../buddy-announcements.ts"
import { matchReferences } from "../match-references.ts"
import { requireRef } from "../require-ref.ts"
import type { ImportTarget } from "../target.ts"

/** Buddy events: what a match did together, and who came. */
export const buddyEvents: ImportTarget<BuddyEvent> = {
  source: "BUDDY_EVENTS",
  system: "buddy",
  fields: buddyEventFields,
  needsProgram: false,
  tables: ["buddy_event"],
  personalFields: ["participant_email", "buddy_email", "attendees", "description", "location"],
  normalise: normaliseBuddyEvent,
  keyOf: (row) => row.externalId ?? standIn(keyOfMatch(row.match), row),
  externalIdOf: ({ row, value, refId }) => value.externalId ?? standIn(requireRef(refId, row), value),
  // A match named by its id is about one participant as well.
  subjectOf: ({ match }) => (match ? (match.externalId ?? match.participantEmail) : null),
  programRefOf: () => null,
  identitiesOf: (row) => (row.attendees ?? []).map((email) => ({ email, name: null, kind: null })),
  references: matchReferences,
  toPreview: (row) => {
    const draft = row as Partial<BuddyEvent>
    return {
      event_id: draft.externalId ?? null,
      ...previewMatch(draft.match),
      event_type: draft.kindRaw ?? draft.kind ?? null,
      event_date: draft.occurredAt ?? null,
      description: draft.description ?? null,
      location: draft.location ?? null,
      attendees: draft.attendees?.join(", ") ?? null,
    }
  },
  async write(tx, context, importId, rows) {
    const events = rows.map(({ row, value, refId, personOf }) => {
      const { kind, kindRaw, occurredAt, description, location, attendees } = value
      const matchId = requireRef(refId, row)
      const externalId = value.externalId ?? standIn(matchId, value)
      const attendeeIds = attendees === null ? null : [...new Set(attendees.map(personOf))]
      return { id: newId("bev"), externalId, matchId, kind, kindRaw, occurredAt, description, location, attendeeIds, row }
    })
    const written = await upsertBuddyEvents(tx, context.companyId(), importId, "buddy", events)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: written.flatMap(announceBuddyEvent),
    }
  },
  retell: async (tx, ids) => (await listWrittenBuddyEvents(tx, "id", ids)).flatMap(announceBuddyEvent),
}

/** Without an id of its own, an event is its match, its time and its kind. */
const standIn = (match: string, { occurredAt, kind, kindRaw }: BuddyEvent): string =>
  `${match}@${occurredAt}:${(kindRaw ?? kind).toLowerCase()}`
