import { z } from "zod"
import type { WebhookAdapter } from "./adapter.ts"
import { cell, readShape } from "./shape.ts"

const shape = z.object({
  booking_id: cell,
  session_type: cell,
  participant_email: cell,
  volunteer_email: cell,
  mentor_email: cell,
  participant_name: cell,
  volunteer_name: cell,
  scheduled_at: cell,
  program_ref: cell,
})

/** Two people arranged a session. */
export const kintellBookingConfirmed: WebhookAdapter = {
  source: "KINTELL",
  event: "booking-confirmed",
  aliases: ["kintell.session.scheduled", "session-scheduled"],
  isMeant: (data) => "booking_id" in data,
  adapt: (data) =>
    readShape(shape, data, ({ mentor_email, volunteer_email, ...cells }) => [
      { source: "KINTELL_BOOKINGS", cells: { ...cells, volunteer_email: volunteer_email ?? mentor_email }, ratingScale: null },
    ]),
}
