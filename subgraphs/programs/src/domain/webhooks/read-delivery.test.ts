import { describe, expect, test } from "vitest"
import { adapters } from "./adapters.ts"
import { mostTries, nextTry } from "./next-try.ts"
import { readDelivery } from "./read-delivery.ts"
import { toReason } from "./to-reason.ts"

const session = { session_id: "K-1", session_type: "language", participant_email: "ana@example.org", duration_minutes: 45 }
const read = (payload: unknown) => readDelivery(adapters, "KINTELL", typeof payload === "string" ? payload : JSON.stringify(payload))

describe("a session that was completed", () => {
  test.each([
    ["flat, without a name", session],
    ["flat, with its name", { ...session, event: "session-completed" }],
    ["in an envelope", { type: "session.completed", timestamp: "2026-11-25T08:30:00Z", data: session }],
    ["in an envelope of the catalogue", { type: "kintell.session.completed", data: session }],
  ])("is read %s", (_how, payload) => {
    expect(read(payload)).toMatchObject({
      event: "session-completed",
      adapted: {
        ok: true,
        records: [
          { source: "KINTELL_SESSIONS", cells: { session_id: "K-1", participant_email: "ana@example.org", duration_minutes: "45" } },
        ],
      },
    })
  })

  test("took place when it was completed, else when it was planned; a list of topics is one cell; a mentor is a volunteer", () => {
    const cells = (payload: object) => {
      const { adapted } = read({ ...session, ...payload })
      return adapted.ok ? adapted.records[0]?.cells : null
    }
    expect(cells({ scheduled_at: "a", completed_at: "b" })?.["date"]).toBe("b")
    expect(cells({ scheduled_at: "a", completed_at: null })?.["date"]).toBe("a")
    expect(cells({ topics: ["work", "home"] })?.["topics"]).toBe("work, home")
    expect(cells({ mentor_email: "mia@firm.example" })?.["volunteer_email"]).toBe("mia@firm.example")
  })
})

test.each([
  ["no JSON", "{]", "The body is not a JSON object."],
  ["a list", [session], "The body is not a JSON object."],
  [
    "an unknown name",
    { ...session, type: "session.deleted" },
    "It is not told or not known what the message is; understood are session-completed, booking-confirmed, rating-created.",
  ],
  [
    "nothing that tells",
    { hello: 1 },
    "It is not told or not known what the message is; understood are session-completed, booking-confirmed, rating-created.",
  ],
  [
    "fields of other types",
    { ...session, participant_email: ["ana@example.org"] },
    "These fields are of another type than they should be: participant_email.",
  ],
])("%s is refused with a reason that repeats nothing of it", (_what, payload, reason) => {
  const { adapted } = read(payload)
  expect(adapted).toEqual({ ok: false, reason })
})

test("a reason names fields and what is wrong with them, each once and never a value", () => {
  const problem = (field: string, code: "EMAIL_INVALID" | "REQUIRED") => ({ field, code })
  expect(toReason([problem("participant_email", "EMAIL_INVALID"), problem("date", "REQUIRED"), problem("date", "REQUIRED")])).toBe(
    "Refused: participant_email is not an e-mail address; date is missing.",
  )
})

test("pauses grow, chance adds to them, and after the last try there is none", () => {
  const now = new Date("2026-11-25T08:30:00Z")
  const pauses = { baseMs: 1_000, factor: 3, jitter: 0.5 }
  const waits = [1, 2, 3, 4].map((failures) => Number(nextTry(failures, now, pauses, 0)) - now.getTime())
  expect(waits).toEqual([1_000, 3_000, 9_000, 27_000])
  expect(Number(nextTry(1, now, pauses, 1)) - now.getTime()).toBe(1_500)
  expect(nextTry(mostTries, now, pauses, 0)).toBeNull()
})
