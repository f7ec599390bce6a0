import { describe, expect, test } from "vitest"
import { normaliseBuddyMatch } from "./normalise-buddy-match.ts"

const now = new Date("2026-07-15T12:00:00Z")
const good = {
  match_id: "BM-1",
  participant_email: "Olena@Example.org",
  buddy_email: "kari@techco.example",
  matched_at: "2026-03-31",
  status: "Completed",
  language: "uk",
  interests: "skiing | cooking",
  location: "Oslo",
}

const normalise = (change: Record<string, string | undefined> = {}) =>
  normaliseBuddyMatch({ ...good, ...change }, { dateFormat: "ISO" }, now)

const codes = (change: Record<string, string | undefined>) => {
  const result = normalise(change)
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`)
}

describe("a buddy match", () => {
  test("is read from a good row", () => {
    expect(normalise()).toEqual({
      ok: true,
      row: {
        externalId: "BM-1",
        participantEmail: "olena@example.org",
        buddyEmail: "kari@techco.example",
        matchedAt: "2026-03-31T00:00:00.000Z",
        status: "COMPLETED",
        language: "uk",
        interests: "skiing, cooking",
        location: "Oslo",
        endedAt: null,
        endReason: null,
        programRef: null,
      },
    })
  })

  test("needs no id and no status: it is active then", () => {
    expect(normalise({ match_id: "", status: undefined })).toMatchObject({ ok: true, row: { externalId: null, status: "ACTIVE" } })
  })

  test("has an end once it is over: needed where the file has a column for it, not asked for where it has none, not read while it goes on", () => {
    expect(codes({ status: "completed", ended_at: "" })).toEqual(["ended_at REQUIRED"])
    expect(normalise({ status: "Скасовано", ended_at: "2026-05-01", reason: "no contact" })).toMatchObject({
      ok: true,
      row: { status: "CANCELLED", endedAt: "2026-05-01T00:00:00.000Z", endReason: "INACTIVITY" },
    })
    expect(normalise({ status: "aktiv", ended_at: "2026-05-01" })).toMatchObject({ ok: true, row: { status: "ACTIVE", endedAt: null } })
    expect(normalise({ status: "active", ended_at: "" })).toMatchObject({ ok: true })
    expect(normalise({ status: "", ended_at: "2026-05-01" })).toMatchObject({ ok: true, row: { status: "COMPLETED" } })
    expect(codes({ ended_at: "2026-03-30" })).toEqual(["ended_at DATE_OUT_OF_RANGE"])
    expect(codes({ ended_at: "2026-04-30", reason: "boredom" })).toEqual(["reason VALUE_UNKNOWN"])
  })

  test.each<[Record<string, string | undefined>, string]>([
    [{ participant_email: "" }, "participant_email REQUIRED"],
    [{ buddy_email: "kari" }, "buddy_email EMAIL_INVALID"],
    [{ buddy_email: "OLENA@example.org" }, "buddy_email SAME_PERSON"],
    [{ matched_at: "31.03.2026" }, "matched_at DATE_INVALID"],
    [{ matched_at: "2027-01-01" }, "matched_at DATE_OUT_OF_RANGE"],
    [{ status: "broken up" }, "status VALUE_UNKNOWN"],
    [{ status: "constructor" }, "status VALUE_UNKNOWN"],
    [{ interests: "x".repeat(1001) }, "interests TEXT_TOO_LONG"],
    [{ location: "x".repeat(201) }, "location TEXT_TOO_LONG"],
  ])("%j is one problem: %s", (change, expected) => {
    expect(codes(change)).toEqual([expected])
  })

  test("all problems of a row are told at once", () => {
    expect(codes({ participant_email: "", buddy_email: "", matched_at: "", status: "?" })).toHaveLength(4)
  })
})
