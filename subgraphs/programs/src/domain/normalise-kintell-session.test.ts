import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type KintellMapping, normaliseKintellSession } from "./normalise-kintell-session.ts"

const now = new Date("2026-07-15T12:00:00Z")
const mapping: KintellMapping = { ratingScale: "ONE_TO_FIVE", dateFormat: "ISO", defaultKind: null }

const good = {
  session_id: "KINTELL-001",
  session_type: "Language Connect",
  participant_email: " Olena.K@Example.ORG ",
  volunteer_email: "kari@techco.example",
  date: "2026-03-31",
  duration_minutes: "45",
  rating: "4",
  feedback_text: " Дуже дякую! ",
  language_level: "b1",
  topics: "work; family,, weather ",
  program_ref: "",
}

const normalise = (change: Record<string, string | undefined> = {}, other: Partial<KintellMapping> = {}) =>
  normaliseKintellSession({ ...good, ...change }, { ...mapping, ...other }, now)

const row = (change: Record<string, string | undefined> = {}, other: Partial<KintellMapping> = {}) => {
  const result = normalise(change, other)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.row
}

const codes = (change: Record<string, string | undefined>, other: Partial<KintellMapping> = {}) => {
  const result = normalise(change, other)
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`)
}

describe("a good row", () => {
  test("becomes a session", () => {
    expect(row()).toEqual({
      externalId: "KINTELL-001",
      kind: "LANGUAGE",
      participantEmail: "olena.k@example.org",
      volunteerEmail: "kari@techco.example",
      occurredAt: "2026-03-31T00:00:00.000Z",
      durationMinutes: 45,
      rating: "0.75",
      feedbackText: "Дуже дякую!",
      languageLevel: "B1",
      languageLevelRaw: null,
      topics: "work, family, weather",
      focusArea: null,
      goalsDiscussed: null,
      metadata: null,
      programRef: null,
      participantName: null,
      volunteerName: null,
    })
  })

  test.each([
    ["Language Connect", "LANGUAGE"],
    ["LANGUAGE", "LANGUAGE"],
    ["Språkøkt", "LANGUAGE"],
    ["Мовна практика", "LANGUAGE"],
    ["Mentorship", "MENTORSHIP"],
    ["Mentors for Ukraine", "MENTORSHIP"],
    ["Менторство", "MENTORSHIP"],
  ])("of type %j is %s", (type, kind) => {
    expect(row({ session_type: type }).kind).toBe(kind)
  })

  test("without a type takes the kind of its programme", () => {
    expect(row({ session_type: undefined }, { defaultKind: "MENTORSHIP" }).kind).toBe("MENTORSHIP")
  })

  test.each([
    ["ONE_TO_FIVE", "1", "0"],
    ["ONE_TO_FIVE", "5", "1"],
    ["ONE_TO_FIVE", "4,5", "0.875"],
    ["ONE_TO_FIVE", "4.3", "0.825"],
    ["ONE_TO_FIVE", "1.0002", "0.0001"],
    ["ZERO_TO_ONE", "1", "1"],
    ["ZERO_TO_ONE", "0.66666", "0.6667"],
    ["ZERO_TO_ONE", "0", "0"],
  ] as const)("rated on %s with %s keeps %s", (ratingScale, rating, expected) => {
    expect(row({ rating }, { ratingScale }).rating).toBe(expected)
  })

  test("without a rating needs no scale", () => {
    expect(row({ rating: " " }, { ratingScale: null }).rating).toBeNull()
  })

  test("keeps an in-between level as written, and does not guess one", () => {
    expect(row({ language_level: "b1+" })).toMatchObject({ languageLevel: null, languageLevelRaw: "B1+" })
    expect(row({ language_level: "A2/B1" })).toMatchObject({ languageLevel: null, languageLevelRaw: "A2/B1" })
    expect(row({ language_level: "" })).toMatchObject({ languageLevel: null, languageLevelRaw: null })
  })

  test("may be at either end of what is allowed", () => {
    expect(row({ duration_minutes: "1" }).durationMinutes).toBe(1)
    expect(row({ duration_minutes: "480.0" }).durationMinutes).toBe(480)
    expect(row({ date: "2026-07-16T12:00:00Z" }).occurredAt).toBe("2026-07-16T12:00:00.000Z")
    expect(row({ date: "2016-07-15" }).occurredAt).toBe("2016-07-15T00:00:00.000Z")
    expect(row({ feedback_text: "x".repeat(5000) }).feedbackText).toHaveLength(5000)
  })

  test("loses NUL characters, which no text column takes", () => {
    expect(row({ feedback_text: "a\0b" }).feedbackText).toBe("ab")
  })
})

describe("a bad cell", () => {
  test.each<[Record<string, string | undefined>, string]>([
    [{ session_id: " " }, "session_id REQUIRED"],
    [{ session_id: "x".repeat(201) }, "session_id TEXT_TOO_LONG"],
    [{ session_type: "" }, "session_type REQUIRED"],
    [{ session_type: "Yoga" }, "session_type VALUE_UNKNOWN"],
    [{ participant_email: undefined }, "participant_email REQUIRED"],
    [{ participant_email: "olena@example" }, "participant_email EMAIL_INVALID"],
    [{ volunteer_email: "kari techco.example" }, "volunteer_email EMAIL_INVALID"],
    [{ volunteer_email: "a..b@techco.example" }, "volunteer_email EMAIL_INVALID"],
    [{ volunteer_email: "a@b@techco.example" }, "volunteer_email EMAIL_INVALID"],
    [{ volunteer_email: "OLENA.K@example.org" }, "volunteer_email SAME_PERSON"],
    [{ date: "" }, "date REQUIRED"],
    [{ date: "31.03.2026" }, "date DATE_INVALID"],
    [{ date: "2026-02-30" }, "date DATE_INVALID"],
    [{ date: "2026-07-17" }, "date DATE_OUT_OF_RANGE"],
    [{ date: "2016-07-14" }, "date DATE_OUT_OF_RANGE"],
    [{ duration_minutes: "" }, "duration_minutes REQUIRED"],
    [{ duration_minutes: "0" }, "duration_minutes NUMBER_OUT_OF_RANGE"],
    [{ duration_minutes: "481" }, "duration_minutes NUMBER_OUT_OF_RANGE"],
    [{ duration_minutes: "-5" }, "duration_minutes NUMBER_OUT_OF_RANGE"],
    [{ duration_minutes: "45.5" }, "duration_minutes NUMBER_INVALID"],
    [{ duration_minutes: "1 hour" }, "duration_minutes NUMBER_INVALID"],
    [{ rating: "0" }, "rating RATING_OUT_OF_SCALE"],
    [{ rating: "5.1" }, "rating RATING_OUT_OF_SCALE"],
    [{ rating: "good" }, "rating NUMBER_INVALID"],
    [{ rating: "NaN" }, "rating NUMBER_INVALID"],
    [{ feedback_text: "x".repeat(5001) }, "feedback_text TEXT_TOO_LONG"],
    [{ language_level: "fluent" }, "language_level VALUE_UNKNOWN"],
    [{ topics: "x".repeat(1001) }, "topics TEXT_TOO_LONG"],
  ])("%j is one problem: %s", (change, expected) => {
    expect(codes(change)).toEqual([expected])
  })

  test("a problem repeats the cell as it was written, also where capitals make no difference", () => {
    const result = normalise({ volunteer_email: "OLENA.K@example.org" })
    expect(result).toMatchObject({ ok: false, problems: [{ code: "SAME_PERSON", value: "OLENA.K@example.org" }] })
  })

  test("a rating without a declared scale is not guessed", () => {
    expect(codes({ rating: "1" }, { ratingScale: null })).toEqual(["rating RATING_OUT_OF_SCALE"])
  })

  test("all problems of a row are told at once, and its good cells are kept", () => {
    const result = normalise({ session_id: "", date: "soon", duration_minutes: "999", rating: "9" })
    expect(result).toMatchObject({
      ok: false,
      draft: { externalId: null, occurredAt: null, durationMinutes: null, rating: null, languageLevel: "B1" },
    })
    expect(result.ok ? 0 : result.problems.length).toBe(4)
  })

  test("messages are one plain sentence that says what is allowed", () => {
    const result = normalise({ duration_minutes: "999" })
    expect(result.ok ? null : result.problems[0]).toEqual({
      field: "duration_minutes",
      value: "999",
      code: "NUMBER_OUT_OF_RANGE",
      message: 'The duration in minutes "999" is not a whole number from 1 to 480.',
    })
  })

  test("a long cell is shown shortened", () => {
    const result = normalise({ feedback_text: "x".repeat(6000) })
    expect(result.ok ? null : result.problems[0]?.value).toHaveLength(200)
  })
})

test("law: whatever the cells hold, the answer is a full row or at least one problem, and never an exception", () => {
  const cell = fc.option(fc.oneof(fc.string(), fc.constantFrom(...Object.values(good)), fc.double().map(String)), { nil: undefined })
  const cells = fc.record(Object.fromEntries(Object.keys(good).map((key) => [key, cell])))
  fc.assert(
    fc.property(cells, (change) => {
      const result = normalise(change)
      if (!result.ok) {
        expect(result.problems.length).toBeGreaterThan(0)
        return
      }
      expect(result.row.durationMinutes).toBeGreaterThanOrEqual(1)
      expect(result.row.participantEmail).not.toBe(result.row.volunteerEmail)
      expect(Number(result.row.rating ?? 0)).toBeGreaterThanOrEqual(0)
      expect(Number(result.row.rating ?? 0)).toBeLessThanOrEqual(1)
    }),
  )
})

test("a hundred thousand rows take at most a few seconds", () => {
  const begun = performance.now()
  for (let i = 0; i < 100_000; i++) normalise({ session_id: `KINTELL-${i}` })
  expect(performance.now() - begun).toBeLessThan(5000)
})
