import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { proposeMapping, type TargetField } from "./index.ts"

const field = (name: string, synonyms: string[] = []): TargetField => ({ name, description: name, isRequired: true, synonyms })

const fields = [
  field("participant_email", ["learner email", "Deltaker e-post", "Ел. пошта учасника"]),
  field("volunteer_email", ["mentor_email", "Frivillig e-post"]),
  field("date", ["completed_at", "scheduled_at", "dato"]),
  field("duration_minutes", ["duration_min", "minutes"]),
]

const proposal = (headings: string[]) =>
  Object.fromEntries(proposeMapping(fields, headings).map(({ field, column, confidence }) => [field, { column, confidence }]))
const rivals = (headings: string[]) =>
  proposeMapping(fields, headings).flatMap(({ field, rivals }) => (rivals.length > 0 ? [[field, ...rivals]] : []))

describe("proposed mapping", () => {
  test("the field's own name is certain", () => {
    expect(proposal(["date"]).date).toEqual({ column: "date", confidence: 1 })
  })

  test.each(["Participant Email", "PARTICIPANT_EMAIL", "participantEmail", " participant-email ", "\uFEFFparticipant_email"])(
    "%j differs in case and signs only",
    (heading) => {
      expect(proposal([heading]).participant_email).toEqual({ column: heading, confidence: 0.95 })
    },
  )

  test.each(["Learner Email", "deltaker e-post", "Ел. пошта учасника", "DELTAKER_E_POST"])("%j is a synonym", (heading) => {
    expect(proposal([heading]).participant_email).toEqual({ column: heading, confidence: 0.9 })
  })

  test("words in common and slips of the pen give less confidence", () => {
    expect(proposal(["participant email address"]).participant_email?.confidence).toBe(0.73)
    expect(proposal(["particpant email"]).participant_email?.confidence).toBe(0.85)
  })

  test("a column of the other role is never taken for this one, however much else they share", () => {
    expect(proposal(["E-post til frivillig"])).toMatchObject({ participant_email: { column: null }, volunteer_email: { confidence: 0.76 } })
    expect(proposal(["Volunteer e-mail address"]).participant_email).toEqual({ column: null, confidence: 0 })
  })

  test("half a resemblance is no proposal", () => {
    const none = { column: null, confidence: 0 }
    expect(proposal(["email", "something else", "", "🙂"])).toEqual({
      participant_email: none,
      volunteer_email: none,
      date: none,
      duration_minutes: none,
    })
  })

  test("among several synonyms the better one is taken", () => {
    expect(proposal(["scheduled_at", "completed_at"]).date?.column).toBe("completed_at")
  })

  test("a column that fits as well, and nothing else, is a rival: a person must choose", () => {
    expect(rivals(["Participant Email", "participant-email"])).toEqual([["participant_email", "participant-email"]])
    expect(rivals(["participant email work", "participant email home"])).toEqual([["participant_email", "participant email home"]])
    expect(rivals(["completed_at", "scheduled_at"])).toEqual([])
    expect(rivals(["participant_email", "participant email old"])).toEqual([])
    expect(rivals(["participant_email", "volunteer_email", "date"])).toEqual([])
  })

  test("laws: a column feeds one field only, confidence is 0 or at least .6, and every field is answered in order", () => {
    const heading = fc.oneof(fc.constantFrom(...fields.flatMap(({ name, synonyms }) => [name, ...synonyms])), fc.string({ maxLength: 20 }))
    fc.assert(
      fc.property(fc.uniqueArray(heading, { maxLength: 12 }), (headings) => {
        const result = proposeMapping(fields, headings)
        expect(result.map((entry) => entry.field)).toEqual(fields.map(({ name }) => name))
        const columns = result.flatMap(({ column }) => (column === null ? [] : [column]))
        expect(new Set(columns).size).toBe(columns.length)
        for (const { column, confidence } of result) {
          expect(column === null ? confidence === 0 : confidence >= 0.6 && confidence <= 1 && headings.includes(column)).toBe(true)
        }
      }),
    )
  })
})
