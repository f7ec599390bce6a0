import { describe, expect, test } from "vitest"
import { normaliseCourseCompletion } from "./normalise-course-completion.ts"
import { normaliseCourseCredential } from "./normalise-course-credential.ts"
import { normaliseCourseProgress } from "./normalise-course-progress.ts"
import { normaliseKintellBooking } from "./normalise-kintell-booking.ts"
import { normaliseKintellRating } from "./normalise-kintell-rating.ts"
import { normaliseKintellUser } from "./normalise-kintell-user.ts"
import type { Cells } from "./read-cell.ts"
import { courseKey } from "./read-course.ts"

const now = new Date("2026-11-25T08:30:00.000Z")
const iso = { dateFormat: "ISO" } as const
const course = { user_email: " Ana@Example.org ", provider: "ecornell", course_id: "C-1", course_name: "Course" }
const completion = (cells: Cells) => normaliseCourseCompletion({ ...course, completed_at: "2026-03-14", ...cells }, iso, now)
const credential = (cells: Cells) => normaliseCourseCredential({ ...course, issued_at: "2026-03-14", ...cells }, iso, now)
const progress = (cells: Cells) => normaliseCourseProgress({ ...course, updated_at: "2026-03-14", ...cells }, iso, now)
const codes = (result: { ok: true } | { ok: false; problems: { field: string | null; code: string }[] }) =>
  result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`)

describe("a completed course", () => {
  test.each([
    ["88", "88"],
    ["88,456", "88.46"],
    ["97 %", "97"],
    ["91/100", "91"],
    ["0", "0"],
  ])("scored %j is %s", (given, score) => {
    expect(completion({ final_score: given })).toMatchObject({ ok: true, row: { finalScore: score, grade: null } })
  })

  test.each(["Pass", "A-", "Bestått", "зараховано"])("graded %j keeps the grade", (grade) => {
    expect(completion({ final_score: grade })).toMatchObject({ ok: true, row: { finalScore: null, grade } })
  })

  test("tells all its problems at once", () => {
    const bad = { user_email: "x", provider: "", course_id: "", course_name: "", completed_at: "soon", final_score: "101", attempt: "0" }
    expect(codes(completion(bad)).toSorted()).toEqual([
      "attempt NUMBER_OUT_OF_RANGE",
      "completed_at DATE_INVALID",
      "course_id REQUIRED",
      "final_score NUMBER_OUT_OF_RANGE",
      "provider REQUIRED",
      "user_email EMAIL_INVALID",
    ])
    expect(codes(completion({ final_score: "good" }))).toEqual(["final_score NUMBER_INVALID"])
  })

  test("has one spelling of a provider with an adapter, and takes an id for a name and a name for an id", () => {
    expect(completion({ course_name: "" })).toMatchObject({ ok: true, row: { provider: "eCornell", courseId: "C-1", courseName: "C-1" } })
    expect(completion({ course_id: "" })).toMatchObject({ ok: true, row: { courseId: "Course", userEmail: "ana@example.org" } })
    expect(courseKey({ provider: "X", courseId: "C-1" }, "per_1", 1)).toBe(courseKey({ provider: "x", courseId: "c-1" }, "per_1", 1))
  })
})

describe("a credential", () => {
  test.each([
    ["", "CERTIFICATE"],
    ["Digital Badge", "BADGE"],
    ["диплом", "DIPLOMA"],
    ["Karakterutskrift", "TRANSCRIPT"],
  ])("of type %j is a %s", (given, type) => {
    expect(credential({ credential_type: given })).toMatchObject({ ok: true, row: { type } })
  })

  test("may end in years to come, not before it began, and is seen at a web address that no message repeats", () => {
    expect(credential({ expires_at: "2036-01-01" })).toMatchObject({ ok: true, row: { expiresAt: "2036-01-01T00:00:00.000Z" } })
    expect(codes(credential({ expires_at: "2026-01-01" }))).toEqual(["expires_at DATE_OUT_OF_RANGE"])
    const unseen = credential({ credential_url: "javascript:alert(1)" })
    expect(codes(unseen)).toEqual(["credential_url VALUE_UNKNOWN"])
    expect(unseen.ok ? "" : unseen.problems[0]?.message).not.toContain("alert")
    expect(codes(credential({ credential_type: "medal" }))).toEqual(["credential_type VALUE_UNKNOWN"])
  })
})

describe("progress", () => {
  test.each<[Cells, number | null, string]>([
    [{ progress_percent: "0" }, 0, "ENROLLED"],
    [{ progress_percent: "99.6%" }, 99, "IN_PROGRESS"],
    [{ progress_percent: "100" }, 100, "COMPLETED"],
    [{ status: "In Progress" }, null, "IN_PROGRESS"],
    [{ status: "NotStarted" }, 0, "ENROLLED"],
    [{ status: "Fullført" }, 100, "COMPLETED"],
    [{ status: "Withdrawn", progress_percent: "30" }, 30, "DROPPED"],
  ])("%j is %s percent and %s", (cells, percent, status) => {
    expect(progress(cells)).toMatchObject({ ok: true, row: { percent, status } })
  })

  test("that tells neither, or something else, is a problem", () => {
    expect(codes(progress({}))).toEqual(["status REQUIRED"])
    expect(codes(progress({ progress_percent: "140", status: "lost" }))).toEqual([
      "progress_percent NUMBER_OUT_OF_RANGE",
      "status VALUE_UNKNOWN",
    ])
  })
})

describe("what Kintell tells", () => {
  test("a member's role, access and day; of a LinkedIn address only that there is one", () => {
    const user = normaliseKintellUser(
      {
        email: "a@b.example",
        role_when_joined: "Mentee",
        grant_access: "TRUE",
        joined_kg_at: "Dec 14, 2025",
        linkedin_url: "https://linkedin.example/ana",
      },
      { dateFormat: "MONTH_NAME" },
      now,
    )
    expect(user).toMatchObject({
      ok: true,
      row: { kind: "PARTICIPANT", hasAccess: true, hasLinkedIn: true, joinedAt: "2025-12-14T00:00:00.000Z" },
    })
    expect(JSON.stringify(user)).not.toContain("linkedin.example")
    const bad = { email: "", role_when_joined: "boss", grant_access: "perhaps" }
    expect(codes(normaliseKintellUser(bad, { dateFormat: "MONTH_NAME" }, now)).toSorted()).toEqual([
      "email REQUIRED",
      "grant_access VALUE_UNKNOWN",
      "role_when_joined VALUE_UNKNOWN",
    ])
  })

  test("a booking may lie ahead, two years at most", () => {
    const booking = (scheduled: string) =>
      normaliseKintellBooking(
        {
          booking_id: "B",
          session_type: "Mentorship",
          participant_email: "a@b.example",
          volunteer_email: "c@d.example",
          scheduled_at: scheduled,
        },
        { ...iso, defaultKind: null },
        now,
      )
    expect(booking("2027-06-01")).toMatchObject({ ok: true, row: { kind: "MENTORSHIP" } })
    expect(codes(booking("2029-06-01"))).toEqual(["scheduled_at DATE_OUT_OF_RANGE"])
    expect(codes(booking(""))).toEqual(["scheduled_at REQUIRED"])
  })

  test("a rating needs a declared scale", () => {
    const cells = { rating_id: "R", session_id: "S", from_role: "Learner", rating: "1", created_at: "2026-03-01" }
    expect(normaliseKintellRating(cells, { ...iso, ratingScale: "ONE_TO_FIVE" }, now)).toMatchObject({
      ok: true,
      row: { rating: "0", fromRole: "PARTICIPANT" },
    })
    expect(codes(normaliseKintellRating(cells, { ...iso, ratingScale: null }, now))).toEqual(["rating RATING_OUT_OF_SCALE"])
  })
})
