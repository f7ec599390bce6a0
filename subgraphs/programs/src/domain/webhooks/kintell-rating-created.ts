import { z } from "zod"
import type { WebhookAdapter } from "./adapter.ts"
import { cell, readShape } from "./shape.ts"

const shape = z.object({
  rating_id: cell,
  session_id: cell,
  from_role: cell,
  rating: cell,
  rating_scale: z.enum(["ZERO_TO_ONE", "ONE_TO_FIVE"]).nullish(),
  feedback_text: cell,
  created_at: cell,
})

/** One of the two rated a session. Kintell rates from 1 to 5; a sender that does not says so in `rating_scale`, since a 1 is the worst on one scale and the best on the other. */
export const kintellRatingCreated: WebhookAdapter = {
  source: "KINTELL",
  event: "rating-created",
  aliases: ["kintell.rating.created"],
  isMeant: (data) => "rating_id" in data,
  adapt: (data) =>
    readShape(shape, data, ({ rating_scale, ...cells }) => [
      { source: "KINTELL_RATINGS", cells, ratingScale: rating_scale ?? "ONE_TO_FIVE" },
    ]),
}
