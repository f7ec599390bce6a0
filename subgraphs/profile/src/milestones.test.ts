import type { EventData, EventEnvelope } from "@teei/events"
import { inTenant, newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listFirstFacts, recountFirstFacts } from "./data/milestones.ts"
import { factKinds, milestonesOf } from "./domain/milestones.ts"
import { profile } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(profile)
let company = ""
let [anna, bohdan, clara] = ["", "", ""]
const service = () => ({ ...viewerIn(company, "SERVICE" as const), userId: null, service: "programs" })

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(async () => {
  company = newId("com")
  const identities = ["anna", "bohdan", "clara"].map((name) => ({ email: `${name}@example.org`, kind: "PARTICIPANT" }))
  const answer = await subject.query<{ _resolvePeople: { personIds: [string, string, string] } }>(
    service(),
    "mutation ($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }",
    { input: { system: "buddy", identities } },
  )
  ;[anna, bohdan, clara] = answer.data?._resolvePeople.personIds ?? ["", "", ""]
})

const source = () => ({ importId: newId("imp"), row: 2 })
const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T10:00:00.000Z`
type Level = EventData<"kintell.session.completed">["languageLevel"]
const session = (id: string, day: number, languageLevel: Level = null, more: Partial<EventData<"kintell.session.completed">> = {}) =>
  eventOf("kintell.session.completed", company, {
    sessionId: id,
    externalId: "k",
    kind: "LANGUAGE",
    programId: newId("prg"),
    participantId: anna,
    volunteerId: bohdan,
    occurredAt: at(day),
    durationMinutes: 60,
    languageLevel,
    rating: null,
    ...source(),
    ...more,
  })
const people = () => ({ programId: null, participantId: anna, buddyId: bohdan })
const match = (matchId: string, status: "ACTIVE" | "CANCELLED" = "ACTIVE", day = 1) =>
  eventOf("buddy.match.created", company, { matchId, ...people(), matchedAt: at(day), status, ...source() })
const logged = (eventId: string, matchId: string, day: number, attendeeIds: string[] | null = null) =>
  eventOf("buddy.event.logged", company, { eventId, matchId, ...people(), kind: "HANGOUT", occurredAt: at(day), attendeeIds, ...source() })
const checkin = (checkinId: string, matchId: string, day: number) =>
  eventOf("buddy.checkin.completed", company, {
    checkinId,
    matchId,
    ...people(),
    checkedInAt: at(day),
    mood: "GOOD",
    hasNotes: false,
    ...source(),
  })
const feedback = (feedbackId: string, matchId: string, day: number) =>
  eventOf("buddy.feedback.submitted", company, {
    feedbackId,
    matchId,
    ...people(),
    fromRole: "BUDDY",
    rating: null,
    categories: { communication: null, helpfulness: null, engagement: null, professionalism: null },
    submittedAt: at(day),
    hasText: false,
    ...source(),
  })
const withdrawn = (kind: string, recordId: string) => eventOf("record.withdrawn", company, { kind, recordId, importId: newId("imp") })

type Way = { milestones: { name: string; reachedAt: string }[]; journey: { isBuddyMatched: boolean; lastActivityAt: string | null } }
const wayOf = async (id: string) =>
  (
    await subject.query<{ person: Way }>(
      viewerIn(company, "VIEWER"),
      "query ($id: ID!) { person(id: $id) { milestones { name reachedAt } journey { isBuddyMatched lastActivityAt } } }",
      { id },
    )
  ).data?.person
const milestones = async (id: string) => (await wayOf(id))?.milestones.map(({ name, reachedAt }) => `${name} ${reachedAt.slice(8, 10)}`)
const lastDay = async (id: string) => (await wayOf(id))?.journey.lastActivityAt?.slice(8, 10)
const told = async () =>
  (
    await subject.sql<{ data: EventData<"orchestration.journey.milestone.reached">; subject_refs: string[] }>(
      "select data, subject_refs from bus.outbox_event where company_id = $1 and type = 'orchestration.journey.milestone.reached' order by seq",
      [company],
    )
  ).map(({ data, subject_refs }) => {
    expect(subject_refs).toEqual([data.personId])
    return `${data.personId === anna ? "anna" : "bohdan"} ${data.milestone} after ${data.previousMilestone}`
  })

test("milestones are reached by what happens, told once, and told no second time by a replay or the same event anew", async () => {
  const first = session(newId("ses"), 5, "A2")
  await subject.deliver([match(newId("mat")), first])
  expect(await milestones(anna)).toEqual(["BUDDY_MATCHED 01", "FIRST_LANGUAGE_SESSION 05"])
  await subject.deliver([first])
  await subject.deliver([{ ...first, id: crypto.randomUUID() }])
  await subject.deliver([session(newId("ses"), 9, "B1"), session(newId("ses"), 12, "C1")])
  expect(await milestones(anna)).toEqual(["BUDDY_MATCHED 01", "FIRST_LANGUAGE_SESSION 05", "LANGUAGE_LEVEL_UP 09"])
  expect(await milestones(bohdan)).toEqual(["BUDDY_MATCHED 01", "FIRST_LANGUAGE_SESSION 05"])
  expect((await told()).toSorted()).toEqual([
    "anna BUDDY_MATCHED after null",
    "anna FIRST_LANGUAGE_SESSION after BUDDY_MATCHED",
    "anna LANGUAGE_LEVEL_UP after FIRST_LANGUAGE_SESSION",
    "bohdan BUDDY_MATCHED after null",
    "bohdan FIRST_LANGUAGE_SESSION after BUDDY_MATCHED",
  ])
})

test("an earlier session that comes later moves a milestone back and tells nobody", async () => {
  await subject.deliver([session(newId("ses"), 20)])
  const before = await told()
  await subject.deliver([session(newId("ses"), 3)])
  expect(await milestones(anna)).toEqual(["FIRST_LANGUAGE_SESSION 03"])
  expect(await told()).toEqual(before)
})

test("a milestone is taken back with what carried it, withdrawn or corrected, and told anew when it is reached anew", async () => {
  const [one, two] = [newId("ses"), newId("ses")]
  await subject.deliver([session(one, 5, "A2"), session(two, 9, "B1")])
  await subject.deliver([withdrawn("session", two)])
  expect(await milestones(anna)).toEqual(["FIRST_LANGUAGE_SESSION 05"])
  await subject.deliver([session(one, 5, "A2", { kind: "MENTORSHIP" })])
  expect(await milestones(anna)).toEqual(["FIRST_MENTORSHIP_SESSION 05"])
  await subject.deliver([session(one, 5, "A2")])
  expect(await milestones(anna)).toEqual(["FIRST_LANGUAGE_SESSION 05"])
  expect((await told()).filter((line) => line.startsWith("anna FIRST_LANGUAGE"))).toHaveLength(2)
})

test("what belongs to a match counts as activity of who took part, and goes with the match", async () => {
  const matchId = newId("mat")
  await subject.deliver([
    match(matchId),
    logged(newId("bev"), matchId, 4),
    checkin(newId("bci"), matchId, 6),
    feedback(newId("bfb"), matchId, 8),
  ])
  expect([await lastDay(anna), await lastDay(bohdan), await lastDay(clara)]).toEqual(["06", "08", undefined])
  await subject.deliver([withdrawn("buddy_match", matchId)])
  for (const person of [anna, bohdan]) {
    expect(await wayOf(person)).toEqual({ milestones: [], journey: { isBuddyMatched: false, lastActivityAt: null } })
  }
})

test("who is named no longer did not come; withdrawn, an event counts for nobody", async () => {
  const [eventId, matchId] = [newId("bev"), newId("mat")]
  await subject.deliver([logged(eventId, matchId, 4, [anna, clara])])
  expect([await lastDay(anna), await lastDay(bohdan), await lastDay(clara)]).toEqual(["04", undefined, "04"])
  await subject.deliver([logged(eventId, matchId, 5, [anna])])
  expect([await lastDay(anna), await lastDay(clara)]).toEqual(["05", undefined])
  await subject.deliver([withdrawn("buddy_event", eventId)])
  expect(await lastDay(anna)).toBeUndefined()
})

test("withdrawn feedback of a session leaves the session be, an unknown record changes nothing, and another company's neither", async () => {
  const sessionId = newId("ses")
  await subject.deliver([session(sessionId, 5)])
  await subject.deliver([
    withdrawn("session_feedback", sessionId),
    withdrawn("session", newId("ses")),
    { ...withdrawn("session", sessionId), companyid: newId("com") },
  ])
  expect(await milestones(anna)).toEqual(["FIRST_LANGUAGE_SESSION 05"])
})

test("a telling that was late is not revived after the record was withdrawn", async () => {
  const sessionId = newId("ses")
  const [first, gone] = [session(sessionId, 5), withdrawn("session", sessionId)]
  await subject.deliver([{ ...first, time: "2026-11-26T00:00:01.000Z" }])
  await subject.deliver([{ ...gone, time: "2026-11-26T00:00:03.000Z" }])
  await subject.deliver([{ ...first, id: crypto.randomUUID(), time: "2026-11-26T00:00:02.000Z" }])
  expect(await milestones(anna)).toEqual([])
})

test("people are found by their addresses, in order, and nobody is made", async () => {
  const find = (emails: string[]) =>
    subject.query<{ _findPeople: (string | null)[] }>(service(), "query ($e: [String!]!) { _findPeople(emails: $e) }", { e: emails })
  expect((await find([" Clara@example.org", "nobody@example.org", "anna@example.org"])).data?._findPeople).toEqual([clara, null, anna])
  expect(await subject.sql("select from profile.person where company_id = $1", [company])).toHaveLength(3)
  expect((await find(Array.from({ length: 10_001 }, String))).errors).toMatchObject([{ extensions: { code: "INVALID" } }])
  const refused = await subject.query(viewerIn(company, "COMPANY_ADMIN"), '{ _findPeople(emails: ["anna@example.org"]) }')
  expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
})

test("law: milestones kept batch by batch, with corrections and withdrawals, are those of a full count", async () => {
  const telling = fc.record({
    id: fc.nat(4),
    isGone: fc.boolean(),
    isMatch: fc.boolean(),
    day: fc.integer({ min: 1, max: 28 }),
    level: fc.constantFrom<Level>(null, "A1", "A2", "B1"),
    sides: fc.constantFrom([0, 1], [1, 2], [2, 0]),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(telling, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (batches) => {
      const everybody = [anna, bohdan, clara]
      const ids = Array.from({ length: 5 }, () => ({ session: newId("ses"), match: newId("mat") }))
      for (const batch of batches) {
        await subject.deliver(
          batch.map(({ id, isGone, isMatch, day, level, sides: [one, two] }): EventEnvelope => {
            const known = ids[id] ?? { session: "", match: "" }
            const both = { participantId: everybody[one ?? 0] ?? anna, volunteerId: everybody[two ?? 0] ?? anna }
            if (isGone) return withdrawn(isMatch ? "buddy_match" : "session", isMatch ? known.match : known.session)
            return isMatch ? match(known.match, "ACTIVE", day) : session(known.session, day, level, both)
          }),
        )
      }
      const kept = await Promise.all(everybody.map(milestones))
      const facts = await inTenant(subject.database, company, async (tx) => {
        await recountFirstFacts(tx, everybody, factKinds)
        return listFirstFacts(tx, everybody)
      })
      const counted = everybody.map((person) =>
        milestonesOf(new Map(facts.flatMap(({ personId, fact, at }) => (personId === person ? [[fact, at] as const] : [])))).map(
          ({ name, reachedAt }) => `${name} ${reachedAt.toISOString().slice(8, 10)}`,
        ),
      )
      expect(kept.map((names) => names?.toSorted())).toEqual(counted.map((names) => names.toSorted()))
    }),
    { numRuns: 25 },
  )
})

test("a course is entered once however far it is told, completed and certified each in its turn, and taken back when it is withdrawn", async () => {
  const [progressId, completionId, credentialId] = [newId("cpr"), newId("cco"), newId("ccr")]
  const course = () => ({ programId: null, personId: anna, provider: "eCornell", courseId: "C-1", ...source() })
  const progress = (day: number, status: "ENROLLED" | "IN_PROGRESS") =>
    eventOf("upskilling.progress.updated", company, {
      progressId,
      ...course(),
      attempt: 1,
      progressPercent: null,
      status,
      updatedAt: at(day),
    })
  await subject.deliver([progress(3, "ENROLLED")])
  await subject.deliver([
    progress(9, "IN_PROGRESS"),
    eventOf("upskilling.course.completed", company, { completionId, ...course(), attempt: 1, completedAt: at(12), finalScore: "80" }),
    eventOf("upskilling.credential.issued", company, {
      credentialId,
      ...course(),
      credentialType: "CERTIFICATE",
      issuedAt: at(14),
      expiresAt: null,
    }),
  ])
  const reached = () =>
    subject.sql<{ name: string; day: number }>(
      "select name, extract(day from reached_at at time zone 'UTC')::int as day from profile.milestone where company_id = $1 and person_id = $2 order by reached_at",
      [company, anna],
    )
  expect(await reached()).toEqual([
    { name: "COURSE_ENROLLED", day: 3 },
    { name: "COURSE_COMPLETED", day: 12 },
    { name: "CREDENTIAL_EARNED", day: 14 },
  ])
  await subject.deliver([
    eventOf("record.withdrawn", company, { kind: "course_completion", recordId: completionId, importId: newId("imp") }),
  ])
  expect((await reached()).map(({ name }) => name)).toEqual(["COURSE_ENROLLED", "CREDENTIAL_EARNED"])
})
