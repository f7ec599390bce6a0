import { proposeMapping } from "@teei/domain/csv-mapping"
import { describe, expect, test } from "vitest"
import { buddyCheckinFields } from "./buddy-checkins.ts"
import { buddyEventFields } from "./buddy-events.ts"
import { buddyFeedbackFields } from "./buddy-feedback.ts"
import { buddyMatchFields } from "./buddy-matches.ts"
import { normaliseBuddyCheckin } from "./normalise-buddy-checkin.ts"
import { normaliseBuddyEvent } from "./normalise-buddy-event.ts"
import { normaliseBuddyFeedback } from "./normalise-buddy-feedback.ts"

const now = new Date("2026-07-15T12:00:00Z")
type Cells = Record<string, string | undefined>
type Result = { ok: true; row: object } | { ok: false; problems: { field: string | null; code: string; message: string }[]; draft: object }
const codes = (result: Result) => (result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`))
const byPeople = { match_id: "", participant_email: "Ana@example.org", buddy_email: "ben@firm.example", matched_at: "2026-02-01" }

const event = (change: Cells = {}) =>
  normaliseBuddyEvent({ match_id: "M-1", event_type: "Hangout", event_date: "2026-03-01", ...change }, { dateFormat: "ISO" }, now)
const checkin = (change: Cells = {}) =>
  normaliseBuddyCheckin({ match_id: "M-1", checkin_date: "2026-03-01", ...change }, { dateFormat: "ISO" }, now)
const feedback = (change: Cells = {}, ratingScale: "ZERO_TO_ONE" | "ONE_TO_FIVE" | null = "ZERO_TO_ONE") =>
  normaliseBuddyFeedback(
    { match_id: "M-1", from_role: "participant", submitted_at: "2026-03-01", ...change },
    { dateFormat: "ISO", ratingScale },
    now,
  )

describe("the match of a row", () => {
  test("is named by its id, and other cells are not looked at then; else by both people and the day", () => {
    expect(event({ participant_email: "nonsense" })).toMatchObject({ ok: true, row: { match: { externalId: "M-1" } } })
    expect(event(byPeople)).toMatchObject({
      ok: true,
      row: {
        match: {
          externalId: null,
          participantEmail: "ana@example.org",
          buddyEmail: "ben@firm.example",
          matchedAt: "2026-02-01T00:00:00.000Z",
        },
      },
    })
  })

  test.each<[Cells, string[]]>([
    [{ match_id: "" }, ["match_id REQUIRED"]],
    [{ ...byPeople, buddy_email: "" }, ["buddy_email REQUIRED"]],
    [{ ...byPeople, participant_email: "ana", matched_at: "1/2/26" }, ["participant_email EMAIL_INVALID", "matched_at DATE_INVALID"]],
    [{ match_id: "x".repeat(201) }, ["match_id TEXT_TOO_LONG"]],
  ])("%j has the problems %j", (change, expected) => {
    expect(codes(checkin(change))).toEqual(expected)
  })
})

describe("a buddy event", () => {
  test("keeps a word of the source that is none of ours beside `other`, and knows ours in three languages", () => {
    expect(event({ event_type: "Picnic" })).toMatchObject({ row: { kind: "OTHER", kindRaw: "Picnic" } })
    for (const word of ["LANGUAGE_PRACTICE", "мовна практика", "Språktrening"])
      expect(event({ event_type: word }), word).toMatchObject({ row: { kind: "LANGUAGE", kindRaw: null } })
    expect(event({ event_type: "constructor" })).toMatchObject({ row: { kind: "OTHER", kindRaw: "constructor" } })
  })

  test("reads a list of addresses, with or without names around them, each once", () => {
    expect(event({ attendees: "Ana <ana@example.org>; BEN@firm.example, ben@firm.example|" })).toMatchObject({
      row: { attendees: ["ana@example.org", "ben@firm.example"] },
    })
    expect(event({ attendees: "" })).toMatchObject({ row: { attendees: null } })
  })

  test.each<[Cells, string[]]>([
    [{ event_type: " " }, ["event_type REQUIRED"]],
    [{ event_date: "" }, ["event_date REQUIRED"]],
    [{ attendees: "ana@example.org, Ben" }, ["attendees EMAIL_INVALID"]],
    [{ attendees: Array.from({ length: 201 }, (_, n) => `p${n}@example.org`).join(";") }, ["attendees TEXT_TOO_LONG"]],
    [{ description: "x".repeat(2001) }, ["description TEXT_TOO_LONG"]],
  ])("%j has the problems %j", (change, expected) => {
    const result = event(change)
    expect(codes(result)).toEqual(expected)
    expect(result.ok ? "" : result.problems.map(({ message }) => message).join()).not.toContain("example.org,")
  })
})

describe("a buddy check-in", () => {
  test.each([
    ["great", "GREAT"],
    ["OK", "OKAY"],
    ["vanskelig", "DIFFICULT"],
    ["Важко", "DIFFICULT"],
    ["struggling", "STRUGGLING"],
  ])("%s is %s", (mood, expected) => {
    expect(checkin({ mood })).toMatchObject({ row: { mood: expected } })
  })

  test("keeps answers that are a JSON object, clean of what a database refuses", () => {
    expect(checkin({ question_responses: '{"How often?": "weekly\\u0000", "topics": ["work", 2, null]}' })).toMatchObject({
      row: { questionResponses: { "How often?": "weekly", topics: ["work", 2, null] } },
    })
  })

  test.each(["weekly", "[1]", "null", '"x"', "{", '{"a":{"b":{"c":{"d":{"e":1}}}}}'])("the answers %s are a problem", (answers) => {
    expect(codes(checkin({ question_responses: answers }))).toEqual(["question_responses VALUE_UNKNOWN"])
  })

  test("an unknown mood is told with what is allowed", () => {
    const result = checkin({ mood: "sunny" })
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: "VALUE_UNKNOWN", message: 'The mood "sunny" is unknown; allowed are great, good, okay, struggling and difficult.' },
    ])
  })
})

describe("buddy feedback", () => {
  test("has its ratings on the declared scale, never a guessed one", () => {
    expect(feedback({ rating: "1", helpfulness: "0,5" })).toMatchObject({ row: { rating: "1", helpfulness: "0.5", communication: null } })
    expect(feedback({ rating: "1", helpfulness: "5" }, "ONE_TO_FIVE")).toMatchObject({ row: { rating: "0", helpfulness: "1" } })
    expect(codes(feedback({ rating: "1" }, null))).toEqual(["rating RATING_OUT_OF_SCALE"])
    expect(codes(feedback({ engagement: "2" }))).toEqual(["engagement RATING_OUT_OF_SCALE"])
  })

  test("has an author: the role as written, or whose of the two addresses the author's is", () => {
    expect(feedback({ from_role: "Волонтерка" })).toMatchObject({ row: { fromRole: "BUDDY" } })
    expect(feedback({ ...byPeople, from_role: "", from_email: "BEN@firm.example" })).toMatchObject({ row: { fromRole: "BUDDY" } })
    expect(codes(feedback({ from_role: "", from_email: "ben@firm.example" }))).toEqual(["from_role REQUIRED"])
    expect(codes(feedback({ from_role: "neighbour" }))).toEqual(["from_role VALUE_UNKNOWN"])
  })
})

describe("headings are recognised", () => {
  const columns = (fields: Parameters<typeof proposeMapping>[0], headings: string[]) =>
    Object.fromEntries(proposeMapping(fields, headings).flatMap(({ field, column }) => (column === null ? [] : [[column, field]])))

  test.each([
    [buddyMatchFields, ["match_id", "participant_email", "buddy_email", "matched_at", "status", "ended_at", "reason"]],
    [buddyEventFields, ["match_id", "event_type", "event_date", "description", "location", "attendees"]],
    [buddyCheckinFields, ["match_id", "checkin_date", "mood", "notes", "question_responses"]],
    [
      buddyFeedbackFields,
      ["match_id", "from_role", "rating", "feedback_text", "submitted_at", "communication", "helpfulness", "engagement"],
    ],
  ])("as documented", (fields, headings) => {
    expect(columns(fields, headings)).toEqual(Object.fromEntries(headings.map((heading) => [heading, heading])))
  })

  test.each([
    [
      buddyEventFields,
      { "ID пари": "match_id", "Тип події": "event_type", "Дата події": "event_date", Учасники: "attendees", Місце: "location" },
    ],
    [buddyEventFields, { "Match ID": "match_id", "Event Type": "event_type", Date: "event_date", Attendees: "attendees" }],
    [
      buddyCheckinFields,
      { Parnummer: "match_id", Oppfølgingsdato: "checkin_date", Humør: "mood", Notater: "notes", Svar: "question_responses" },
    ],
    [
      buddyCheckinFields,
      {
        "Email учасника": "participant_email",
        "Email волонтера": "buddy_email",
        "Дата пари": "matched_at",
        "Дата опитування": "checkin_date",
        Настрій: "mood",
      },
    ],
    [
      buddyFeedbackFields,
      { "Номер пари": "match_id", Роль: "from_role", Оцінка: "rating", Відгук: "feedback_text", "Дата відгуку": "submitted_at" },
    ],
    [
      buddyFeedbackFields,
      {
        "Match-ID": "match_id",
        "from user": "from_email",
        Score: "rating",
        Comments: "feedback_text",
        "Professionalism score": "professionalism",
        created_at: "submitted_at",
      },
    ],
    [
      buddyMatchFields,
      {
        Parnummer: "match_id",
        "Deltaker e-post": "participant_email",
        "Fadder e-post": "buddy_email",
        Koblet: "matched_at",
        Sluttdato: "ended_at",
        Årsak: "reason",
      },
    ],
  ])("with drift, in three languages: %#", (fields, expected) => {
    expect(columns(fields, Object.keys(expected))).toEqual(expected)
  })
})
