import type { EventData } from "@teei/events"
import { newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { evidence } from "./index.ts"

/** What programs and profile know, by record and person. */
const texts = new Map<string, string>()
const names = new Map<string, string[]>()
const importId = newId("imp")

let subject: Awaited<ReturnType<typeof open>>
const open = () =>
  openForTest(evidence, {
    programs: (query, variables) => {
      const ids = (variables["recordIds"] ?? variables["sessionIds"]) as string[]
      const place = { rowHash: "ab", importId, row: 2, fileSha256: "cd", fileName: "feedback.csv" }
      const known = ids.flatMap((id) => {
        const text = texts.get(id)
        return text === undefined ? [] : [{ recordId: id, sessionId: id, text, system: "buddy", ...place }]
      })
      return query.includes("_buddyTexts") ? { _buddyTexts: known } : { _feedback: known }
    },
    profile: (_query, { personIds }) => ({
      _names: (personIds as string[]).map((personId) => ({ personId, names: names.get(personId) ?? [] })),
    }),
  })
let company = ""
let matchId = ""

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  matchId = newId("mat")
  texts.clear()
})

const place = (programId: string | null) => ({ matchId, programId, participantId: newId("per"), buddyId: newId("per"), importId, row: 2 })
function feedback(text: string, more: Partial<EventData<"buddy.feedback.submitted">> = {}, programId: string | null = null) {
  const data = {
    feedbackId: newId("bfb"),
    ...place(programId),
    fromRole: "PARTICIPANT" as const,
    rating: null,
    categories: { communication: null, helpfulness: null, engagement: null, professionalism: null },
    submittedAt: "2026-03-10T10:00:00.000Z",
    hasText: true,
    ...more,
  }
  texts.set(data.feedbackId, text)
  return eventOf("buddy.feedback.submitted", company, data)
}
function checkin(text: string, hasNotes = true) {
  const checkinId = newId("bci")
  texts.set(checkinId, text)
  const data = { checkinId, ...place(null), checkedInAt: "2026-03-12T10:00:00.000Z", mood: "GOOD" as const, hasNotes }
  return eventOf("buddy.checkin.completed", company, data)
}
const withdrawn = (kind: string, recordId: string) => eventOf("record.withdrawn", company, { kind, recordId, importId })

type Node = { id: string; text: string; [field: string]: unknown }
const list = async (fields = "text", filter: object | null = null) =>
  (
    await subject.query<{ _entities: [{ evidence: { nodes: Node[] } }] }>(
      viewerIn(company, "VIEWER"),
      `query ($r: [_Any!]!, $filter: EvidenceFilter) { _entities(representations: $r) { ... on Company { evidence(filter: $filter) { nodes { id ${fields} } } } } }`,
      { r: [{ __typename: "Company", id: company }], filter },
    )
  ).data?._entities[0]?.evidence.nodes ?? []
const textsOf = async (filter: object | null = null) => (await list("text", filter)).map(({ text }) => text)

test("what is written about a match is kept without what could name a person, with the way back to its row, behind no figure", async () => {
  const event = feedback("Amira calls me at +47 912 34 567, we talk a lot")
  names.set(event.data.participantId, ["Amira Al-Masri"])
  await subject.deliver([event, checkin("Going well")])
  const [notes, words] = await list(
    "text subject { kind id } program { id } figures { id } occurredAt provenance { system importId fileName row rowHash }",
  )
  expect(words).toMatchObject({
    text: "[name] calls me at [phone], we talk a lot",
    subject: { kind: "BUDDY_FEEDBACK", id: event.data.feedbackId },
    program: null,
    figures: [],
    occurredAt: "2026-03-10T10:00:00.000Z",
    provenance: { system: "buddy", importId, fileName: "feedback.csv", row: 2, rowHash: "ab" },
  })
  expect(notes).toMatchObject({ text: "Going well", subject: { kind: "BUDDY_CHECKIN" } })
  expect(await textsOf({ subjectKinds: ["BUDDY_CHECKIN"] })).toEqual(["Going well"])
})

test("a record has one snippet: told again it takes its place under its id; without words there is none", async () => {
  const event = feedback("Good")
  await subject.deliver([event, checkin("unsaid", false)])
  const [before] = await list()
  texts.set(event.data.feedbackId, "Very good")
  const programId = newId("prg")
  await subject.deliver([eventOf("buddy.feedback.submitted", company, { ...event.data, programId })])
  expect(await list("text program { id }")).toEqual([{ id: before?.id, text: "Very good", program: { id: programId } }])
})

test("withdrawn, a record takes its snippet with it, a match all that was said in it, and nothing else goes", async () => {
  const [one, two, notes] = [feedback("one"), feedback("two"), checkin("notes")]
  matchId = newId("mat")
  const other = feedback("other match")
  const sessionIds = [newId("ses"), newId("ses")]
  const sessions = sessionIds.map((sessionId, at) => {
    texts.set(sessionId, `session ${at}`)
    const people = { programId: newId("prg"), participantId: newId("per"), volunteerId: newId("per") }
    return eventOf("kintell.feedback.received", company, { sessionId, ...people, occurredAt: "2026-01-01T10:00:00.000Z", importId, row: 2 })
  })
  await subject.deliver([one, two, notes, other, ...sessions])
  const left = async () => (await textsOf()).toSorted()
  expect(await left()).toEqual(["notes", "one", "other match", "session 0", "session 1", "two"])
  await subject.deliver([withdrawn("buddy_feedback", one.data.feedbackId), withdrawn("session_feedback", sessionIds[0] ?? "")])
  expect(await left()).toEqual(["notes", "other match", "session 1", "two"])
  await subject.deliver([
    withdrawn("buddy_match", one.data.matchId),
    withdrawn("session", sessionIds[1] ?? ""),
    withdrawn("constructor", other.data.feedbackId),
    { ...withdrawn("buddy_feedback", other.data.feedbackId), companyid: newId("com") },
  ])
  expect(await left()).toEqual(["other match"])
})
