import { describe, expect, test } from "vitest"
import { normaliseBuddyCheckin } from "../normalise-buddy-checkin.ts"
import { normaliseBuddyEvent } from "../normalise-buddy-event.ts"
import { normaliseBuddyFeedback } from "../normalise-buddy-feedback.ts"
import { normaliseBuddyMatch } from "../normalise-buddy-match.ts"
import type { Cells } from "../read-cell.ts"
import { adapters } from "./adapters.ts"
import { readDelivery } from "./read-delivery.ts"

const now = new Date("2026-11-25T08:30:00.000Z")
const mapping = { dateFormat: "ISO", ratingScale: "ZERO_TO_ONE" } as const
const normalise: Record<string, (cells: Cells) => { ok: boolean }> = {
  BUDDY_MATCHES: (cells) => normaliseBuddyMatch(cells, mapping, now),
  BUDDY_EVENTS: (cells) => normaliseBuddyEvent(cells, mapping, now),
  BUDDY_CHECKINS: (cells) => normaliseBuddyCheckin(cells, mapping, now),
  BUDDY_FEEDBACK: (cells) => normaliseBuddyFeedback(cells, mapping, now),
}
const people = { participant_email: "olena@example.org", buddy_email: "kari@techco.example", matched_at: "2026-03-01" }

describe("a message of the Buddy programme", () => {
  test.each<[string, object, string]>([
    ["buddy.match.created", { match_id: "M-1", ...people, interests: ["skiing", "cooking"] }, "BUDDY_MATCHES"],
    [
      "buddy.match.ended",
      {
        matchId: "M-1",
        participantEmail: "olena@example.org",
        buddyEmail: "kari@techco.example",
        matchedAt: "2026-03-01",
        status: "completed",
      },
      "BUDDY_MATCHES",
    ],
    [
      "buddy.event.logged",
      { event_id: "E-1", match_id: "M-1", event_type: "hangout", event_date: "2026-03-09", attendees: ["olena@example.org"] },
      "BUDDY_EVENTS",
    ],
    [
      "buddy.checkin.completed",
      { ...people, checkin_date: "2026-03-10", mood: "good", question_responses: { sleep: "well" } },
      "BUDDY_CHECKINS",
    ],
    [
      "buddy.feedback.submitted",
      { matchId: "M-1", fromRole: "participant", rating: 0.75, submittedAt: "2026-03-11T10:00:00Z" },
      "BUDDY_FEEDBACK",
    ],
  ])("%s is a good record, named and flat", (type, data, source) => {
    for (const body of [{ type, data }, data]) {
      const { adapted } = readDelivery(adapters, "BUDDY", JSON.stringify(body))
      if (!adapted.ok) throw new Error(adapted.reason)
      expect(adapted.records.map((record) => record.source)).toEqual([source])
      expect(normalise[source]?.(adapted.records[0]?.cells ?? {})).toMatchObject({ ok: true })
    }
  })

  test("of the wrong types names its fields and repeats nothing", () => {
    const { adapted } = readDelivery(
      adapters,
      "BUDDY",
      JSON.stringify({ type: "buddy.event.logged", data: { event_date: [1, 2], description: "secret" } }),
    )
    expect(adapted).toEqual({ ok: false, reason: "These fields are of another type than they should be: event_date." })
  })
})
