import { z } from "zod"
import type { WebhookAdapter } from "./adapter.ts"
import { cell, listCell, readShape } from "./shape.ts"

const shape = z.object({
  session_id: cell,
  session_type: cell,
  participant_email: cell,
  volunteer_email: cell,
  mentor_email: cell,
  participant_name: cell,
  volunteer_name: cell,
  scheduled_at: cell,
  completed_at: cell,
  duration_minutes: cell,
  topics: listCell,
  language_level: cell,
  program_ref: cell,
})

/** A session that took place. Its completed time is preferred to the scheduled one, as in files. */
export const kintellSessionCompleted: WebhookAdapter = {
  source: "KINTELL",
  event: "session-completed",
  aliases: ["kintell.session.completed"],
  isMeant: (data) => "session_id" in data && !("rating_id" in data) && !("booking_id" in data),
  adapt: (data) =>
    readShape(shape, data, ({ mentor_email, volunteer_email, scheduled_at, completed_at, ...cells }) => [
      {
        source: "KINTELL_SESSIONS",
        cells: { ...cells, volunteer_email: volunteer_email ?? mentor_email, date: completed_at ?? scheduled_at },
        ratingScale: null,
      },
    ]),
}
