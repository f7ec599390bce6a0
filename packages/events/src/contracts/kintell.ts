import { z } from "zod"
import { id, instant, share } from "./fields.ts"

const importId = id("imp").describe("The import that brought it")
const row = z.int().describe("The row of the import's file")
const kind = z.enum(["LANGUAGE", "MENTORSHIP"])

/** What Kintell tells beside sessions held. */
export const kintellContracts = {
  "kintell.session.scheduled": {
    version: 1,
    meaning:
      "Two people arranged a session. Sent anew, with the same booking id, when they move it. Whether it took place, a session tells.",
    data: z.object({
      bookingId: id("bkg").describe("The booking, the same in every later event about it"),
      kind: kind.describe("What will be practised"),
      programId: id("prg").nullable().describe("The programme it belongs to; null when the source names none"),
      participantId: id("per").describe("Who will learn"),
      volunteerId: id("per").describe("Who will teach or mentor"),
      scheduledAt: instant.describe("When they will meet"),
      importId,
      row,
    }),
  },
  "kintell.rating.created": {
    version: 1,
    meaning:
      "One of the two rated a session. A participant's rating is the session's from then on, and the session is told anew. Words stay with programs.",
    data: z.object({
      ratingId: id("rtg").describe("The rating, the same in every later event about it"),
      sessionId: id("ses").describe("The session rated"),
      programId: id("prg").describe("The programme the session belongs to"),
      participantId: id("per").describe("Who learned in it"),
      volunteerId: id("per").describe("Who taught or mentored in it"),
      fromRole: z.enum(["PARTICIPANT", "VOLUNTEER"]).describe("Who rates"),
      rating: share.describe("From 0 (worst) to 1 (best)"),
      hasText: z.boolean().describe("Whether something was written"),
      ratedAt: instant.describe("When it was given"),
      importId,
      row,
    }),
  },
} as const
