import type { EventData } from "@teei/events"
import { inTenant, newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { recountJourneys } from "./data/activities.ts"
import { profile } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(profile)
let company = ""
let [anna, bohdan, clara] = ["", "", ""]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(async () => {
  company = newId("com")
  const answer = await subject.query<{ _resolvePeople: { personIds: [string, string, string] } }>(
    { ...viewerIn(company, "SERVICE"), userId: null, service: "programs" },
    "mutation ($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }",
    {
      input: {
        system: "kintell",
        identities: ["anna", "bohdan", "clara"].map((name) => ({ email: `${name}@example.org`, kind: "PARTICIPANT" })),
      },
    },
  )
  ;[anna, bohdan, clara] = answer.data?._resolvePeople.personIds ?? ["", "", ""]
})

const session = (more: Partial<EventData<"kintell.session.completed">> = {}) =>
  eventOf("kintell.session.completed", company, {
    sessionId: newId("ses"),
    externalId: "k",
    kind: "LANGUAGE",
    programId: newId("prg"),
    participantId: anna,
    volunteerId: bohdan,
    occurredAt: "2026-03-01T10:00:00.000Z",
    durationMinutes: 60,
    languageLevel: null,
    rating: null,
    importId: newId("imp"),
    row: 2,
    ...more,
  })
const match = (more: Partial<EventData<"buddy.match.created">> = {}) =>
  eventOf("buddy.match.created", company, {
    matchId: newId("mat"),
    programId: null,
    participantId: anna,
    buddyId: bohdan,
    matchedAt: "2026-02-01T10:00:00.000Z",
    status: "ACTIVE",
    importId: newId("imp"),
    row: 2,
    ...more,
  })

const journeyOf = async (id: string) =>
  (
    await subject.query<{ person: { journey: object } }>(
      viewerIn(company, "VIEWER"),
      `query ($id: ID!) { person(id: $id) { journey {
        isBuddyMatched hasStartedLanguage hasCompletedLanguage hasStartedMentorship languageSessions mentorshipSessions lastActivityAt
      } } }`,
      { id },
    )
  ).data?.person.journey

const beginning = {
  isBuddyMatched: false,
  hasStartedLanguage: false,
  hasCompletedLanguage: false,
  hasStartedMentorship: false,
  languageSessions: 0,
  mentorshipSessions: 0,
  lastActivityAt: null,
}

test("sessions move the journeys of both who took part, and of nobody else", async () => {
  await subject.deliver([session(), session({ kind: "MENTORSHIP", occurredAt: "2026-04-01T10:00:00.000Z" })])
  const moved = {
    ...beginning,
    hasStartedLanguage: true,
    hasStartedMentorship: true,
    languageSessions: 1,
    mentorshipSessions: 1,
    lastActivityAt: "2026-04-01T10:00:00.000Z",
  }
  expect(await journeyOf(anna)).toEqual(moved)
  expect(await journeyOf(bohdan)).toEqual(moved)
  expect(await journeyOf(clara)).toEqual(beginning)
})

test("language is completed with the eighth session", async () => {
  const sessions = Array.from({ length: 8 }, () => session())
  await subject.deliver(sessions.slice(0, 7))
  expect(await journeyOf(anna)).toMatchObject({ hasCompletedLanguage: false, languageSessions: 7 })
  await subject.deliver(sessions.slice(7))
  expect(await journeyOf(anna)).toMatchObject({ hasCompletedLanguage: true, languageSessions: 8 })
})

test("an event that comes twice, alone or in one batch, counts once", async () => {
  const event = session()
  await subject.deliver([event])
  await subject.deliver([event])
  await subject.deliver([
    { ...event, id: crypto.randomUUID() },
    { ...event, id: crypto.randomUUID() },
  ])
  expect(await journeyOf(anna)).toMatchObject({ languageSessions: 1 })
})

test("a corrected session moves from whom it was noted with to whom it was held with", async () => {
  const sessionId = newId("ses")
  await subject.deliver([session({ sessionId })])
  await subject.deliver([session({ sessionId, participantId: clara, kind: "MENTORSHIP" })])
  expect(await journeyOf(anna)).toEqual(beginning)
  expect(await journeyOf(clara)).toMatchObject({ languageSessions: 0, mentorshipSessions: 1 })
})

test("an older telling that arrives late changes nothing", async () => {
  const id = newId("ses")
  await subject.deliver([{ ...session({ sessionId: id, participantId: clara }), time: "2026-11-26T00:00:02.000Z" }])
  await subject.deliver([{ ...session({ sessionId: id, participantId: anna }), time: "2026-11-26T00:00:01.000Z" }])
  expect(await journeyOf(clara)).toMatchObject({ languageSessions: 1 })
  expect(await journeyOf(anna)).toMatchObject({ languageSessions: 0 })
})

test("a match gives both a buddy until every match is called off", async () => {
  const matchId = newId("mat")
  await subject.deliver([match({ matchId }), match({ buddyId: clara, status: "CANCELLED" })])
  expect(await journeyOf(anna)).toMatchObject({ isBuddyMatched: true, lastActivityAt: "2026-02-01T10:00:00.000Z" })
  expect(await journeyOf(clara)).toEqual(beginning)
  await subject.deliver([match({ matchId, status: "CANCELLED" })])
  expect(await journeyOf(anna)).toEqual(beginning)
})

test("events of one company touch nobody of another, even where ids are the same", async () => {
  const event = session()
  await subject.deliver([{ ...event, companyid: newId("com") }])
  expect(await journeyOf(anna)).toEqual(beginning)
})

test("a batch of 5,000 events is no matter of patience", async () => {
  const start = performance.now()
  await subject.deliver(Array.from({ length: 5000 }, () => session()))
  expect(await journeyOf(anna)).toMatchObject({ languageSessions: 5000 })
  expect(performance.now() - start).toBeLessThan(10_000)
})

test("law: journeys kept batch by batch are those of a full count", async () => {
  const telling = fc.record({
    id: fc.nat(6),
    isMatch: fc.boolean(),
    kind: fc.constantFrom("LANGUAGE" as const, "MENTORSHIP" as const),
    people: fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]),
    day: fc.integer({ min: 1, max: 28 }),
    status: fc.constantFrom("ACTIVE" as const, "CANCELLED" as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(telling, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), async (batches) => {
      const everybody = [anna, bohdan, clara]
      const ids = Array.from({ length: 7 }, () => ({ session: newId("ses"), match: newId("mat") }))
      const personAt = (index: number | undefined) => everybody[index ?? 0] ?? anna
      for (const batch of batches) {
        await subject.deliver(
          batch.map(({ id, isMatch, kind, people: [giver, taker], day, status }) => {
            const at = `2026-05-${String(day).padStart(2, "0")}T10:00:00.000Z`
            const known = ids[id] ?? { session: "", match: "" }
            return isMatch
              ? match({ matchId: known.match, participantId: personAt(giver), buddyId: personAt(taker), matchedAt: at, status })
              : session({ sessionId: known.session, kind, participantId: personAt(giver), volunteerId: personAt(taker), occurredAt: at })
          }),
        )
      }
      const kept = await Promise.all(everybody.map(journeyOf))
      await inTenant(subject.database, company, (tx) => recountJourneys(tx, everybody))
      expect(kept).toEqual(await Promise.all(everybody.map(journeyOf)))
    }),
    { numRuns: 25 },
  )
})
