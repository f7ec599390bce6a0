import { newId } from "@teei/subgraph-kit"
import { listBookingsById, sessionBookingTable } from "../../data/kintell-records.ts"
import type { SessionBookingRow } from "../../data/rows.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { kintellBookingFields } from "../../domain/kintell-bookings.ts"
import { type KintellBooking, normaliseKintellBooking } from "../../domain/normalise-kintell-booking.ts"
import type { ImportTarget } from "../target.ts"

/** Sessions two people have arranged. They enrol nobody: whoever comes is enrolled by the session. */
export const kintellBookings: ImportTarget<KintellBooking> = {
  source: "KINTELL_BOOKINGS",
  system: "kintell",
  fields: kintellBookingFields,
  needsProgram: false,
  tables: ["session_booking"],
  personalFields: ["participant_email", "volunteer_email", "participant_name", "volunteer_name"],
  normalise: normaliseKintellBooking,
  keyOf: ({ externalId }) => externalId,
  externalIdOf: ({ value }) => value.externalId,
  subjectOf: ({ participantEmail }) => participantEmail ?? null,
  programRefOf: ({ programRef }) => programRef,
  identitiesOf: (row) => [
    { email: row.participantEmail, name: row.participantName, kind: "PARTICIPANT" },
    { email: row.volunteerEmail, name: row.volunteerName, kind: "VOLUNTEER" },
  ],
  toPreview: (row) => {
    const draft = row as Partial<KintellBooking>
    return {
      booking_id: draft.externalId ?? null,
      session_type: draft.kind ?? null,
      participant_email: draft.participantEmail ?? null,
      volunteer_email: draft.volunteerEmail ?? null,
      scheduled_at: draft.scheduledAt ?? null,
      program_ref: draft.programRef ?? null,
      participant_name: draft.participantName ?? null,
      volunteer_name: draft.volunteerName ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const records = rows.map(({ row, value, programId, personOf }) => {
      const { externalId, kind, participantEmail, volunteerEmail, scheduledAt } = value
      return {
        id: newId("bkg"),
        externalId,
        row,
        values: [kind, programId, personOf(participantEmail), personOf(volunteerEmail), scheduledAt],
      }
    })
    const written = await upsertRecords(tx, context.companyId(), importId, system, sessionBookingTable, records)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: (
        await listBookingsById(
          tx,
          written.map(({ id }) => id),
        )
      ).map(scheduled),
    }
  },
  retell: async (tx, ids) => (await listBookingsById(tx, ids)).map(scheduled),
}

function scheduled({ id, kind, programId, participantId, volunteerId, scheduledAt, importId, rowNo }: SessionBookingRow) {
  return {
    type: "kintell.session.scheduled" as const,
    data: {
      bookingId: id,
      kind: kind as KintellBooking["kind"],
      programId,
      participantId,
      volunteerId,
      scheduledAt: scheduledAt.toISOString(),
      importId,
      row: rowNo,
    },
    subjectRefs: [participantId, volunteerId],
    causationId: `${importId}#${rowNo}`,
  }
}
