import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Session } from "../support/connect.ts"
import { type ImportState, importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { readFixture } from "../support/session-rows.ts"

let platform: TestPlatform
let user: Session
let admin: Session
let files: ReturnType<typeof importer>

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  user = await platform.signIn("daniel.okafor@acme.example")
  admin = await platform.signIn()
  files = importer(platform, user)
})
afterAll(() => platform.close())

const chain = [
  ["BUDDY_MATCHES", "buddy-matches"],
  ["BUDDY_EVENTS", "buddy-events"],
  ["BUDDY_CHECKINS", "buddy-checkins"],
  ["BUDDY_FEEDBACK", "buddy-feedback"],
] as const

async function bringAndCommit(source: string, name: string, content: Uint8Array): Promise<ImportState> {
  const checked = await files.bring(name, content, undefined, source)
  expect(checked, `${name}: ${JSON.stringify(await files.listIssues(checked.id))}`).toMatchObject({
    status: "READY",
    counts: { invalid: 0 },
  })
  const { import: committed } = await files.commit(checked.id, "REJECT_ALL")
  await platform.settled()
  return committed
}

const countEvents = () =>
  platform.sql<{ type: string; count: number }>(
    "select type, count(*)::int as count from bus.outbox_event where type <> 'import.progressed' group by type order by type",
  )

type Match = {
  externalRef: { id: string }
  status: string
  endedAt: string | null
  endReason: string | null
  participant: { email: string }
  events: { nodes: { kind: string; kindRaw: string | null; occurredAt: string; attendees: { email: string }[] }[] }
  checkIns: { nodes: { mood: string | null; hasNotes: boolean }[] }
  feedback: { nodes: { fromRole: string; rating: string | null; communication: string | null; hasText: boolean }[] }
}
async function readMatches(): Promise<Match[]> {
  const { data, errors } = await platform.graphql<{ company: { buddyMatches: { nodes: Match[] } } }>(
    admin,
    `query ($c: ID!) { company(id: $c) { buddyMatches(first: 100) { nodes { externalRef { id } status endedAt endReason participant { email }
      events(first: 5) { nodes { kind kindRaw occurredAt attendees { email } } } checkIns(first: 5) { nodes { mood hasNotes } }
      feedback(first: 5) { nodes { fromRole rating communication hasText } } } } } }`,
    { c: admin.companyId },
  )
  expect(errors).toEqual([])
  return data.company.buddyMatches.nodes.filter(({ participant }) => participant.email.includes(".fixture@"))
}

type Person = {
  email: string
  milestones: { name: string; reachedAt: string }[]
  journey: { isBuddyMatched: boolean; lastActivityAt: string | null }
}
async function readPerson(email: string): Promise<Person | undefined> {
  for (let after: string | null = null; ;) {
    type Answer = { company: { people: { nodes: Person[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } }
    const { data }: { data: Answer } = await platform.graphql<Answer>(
      admin,
      `query ($c: ID!, $after: String) { company(id: $c) { people(first: 100, after: $after) { nodes { email milestones { name reachedAt }
        journey { isBuddyMatched lastActivityAt } } pageInfo { endCursor hasNextPage } } } }`,
      { c: admin.companyId, after },
    )
    const found = data.company.people.nodes.find((person) => person.email === email)
    if (found || !data.company.people.pageInfo.hasNextPage) return found
    after = data.company.people.pageInfo.endCursor
  }
}

type Snippet = {
  text: string
  subject: { kind: string }
  program: { id: string } | null
  provenance: { fileName: string; row: number; system: string }
}
async function readBuddyEvidence(): Promise<Snippet[]> {
  const { data } = await platform.graphql<{ company: { evidence: { nodes: Snippet[] } } }>(
    user,
    `query ($c: ID!) { company(id: $c) { evidence(first: 100, filter: { subjectKinds: [BUDDY_CHECKIN, BUDDY_FEEDBACK] }) {
      nodes { text subject { kind } program { id } provenance { fileName row system } } } } }`,
    { c: user.companyId },
  )
  return data.company.evidence.nodes.filter(
    ({ provenance }) => provenance.fileName.startsWith("buddy-") && !provenance.fileName.startsWith("pilot"),
  )
}

describe.each([
  ["by the source's ids", ""],
  ["by people and day", "-people"],
])("a chain of buddy files that name matches %s", (_how, suffix) => {
  test("an event of a match nobody brought yet is a problem that the preview shows and the commit leaves out", async () => {
    const checked = await files.bring("too-early.csv", readFixture(`buddy-events${suffix}.csv`), undefined, "BUDDY_EVENTS")
    const issues = await files.listIssues(checked.id)
    expect(checked.counts.valid).toBe(0)
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(["REFERENCE_UNKNOWN"]))
    expect(issues[0]?.message).toContain("Bring in the matches first")
    expect(issues[0]?.message).not.toContain("@")
    const { data } = await platform.graphql<{ import: { preview: { issues: { code: string }[] }[] } }>(
      user,
      "query ($id: ID!) { import(id: $id) { preview { issues { code } } } }",
      { id: checked.id },
    )
    expect(data.import.preview.every(({ issues: [issue] }) => issue?.code === "REFERENCE_UNKNOWN")).toBe(true)
    // The matches come meanwhile: what was wrong is mended by a check anew.
    await bringAndCommit("BUDDY_MATCHES", `buddy-matches${suffix}.csv`, readFixture(`buddy-matches${suffix}.csv`))
    const { import: again } = await files.check(checked.id)
    expect(again.counts).toMatchObject({ invalid: 0, valid: checked.counts.total })
  })

  test("comes in whole, and a second time changes and announces nothing", async () => {
    for (const [source, name] of chain.slice(1)) {
      const { counts } = await bringAndCommit(source, `${name}${suffix}.csv`, readFixture(`${name}${suffix}.csv`))
      expect(counts, name).toMatchObject({ created: counts.total, updated: 0, unchanged: 0 })
    }
    const before = await countEvents()
    for (const [source, name] of chain) {
      const { counts } = await bringAndCommit(source, `${name}${suffix}.csv`, readFixture(`${name}${suffix}.csv`))
      expect(counts, name).toMatchObject({ created: 0, updated: 0, unchanged: counts.total })
    }
    expect(await countEvents()).toEqual(before)
  })
})

test("matches are read with what they did, how it goes and what people think, but without anybody's words", async () => {
  const matches = new Map((await readMatches()).map((match) => [match.participant.email, match]))
  expect(matches.size).toBe(5)
  expect(matches.get("oksana.fixture@example.org")).toMatchObject({
    externalRef: { id: "BF-M1" },
    status: "ACTIVE",
    endedAt: null,
    events: {
      nodes: [
        { kind: "WORKSHOP", kindRaw: null, attendees: [{}, {}, { email: "guest.fixture@example.org" }] },
        { kind: "HANGOUT", attendees: [{}, {}] },
      ],
    },
    checkIns: {
      nodes: [
        { mood: "DIFFICULT", hasNotes: false },
        { mood: "GREAT", hasNotes: true },
      ],
    },
    feedback: {
      nodes: [
        { fromRole: "BUDDY", rating: "1", communication: "1", hasText: false },
        { fromRole: "PARTICIPANT", rating: "0.75", communication: "0.5", hasText: true },
      ],
    },
  })
  expect(matches.get("yusuf.fixture@example.org")).toMatchObject({
    status: "COMPLETED",
    endedAt: "2026-06-30T00:00:00.000Z",
    endReason: "COMPLETED",
    events: { nodes: [{ kind: "OTHER", kindRaw: "Picnic in the park", attendees: [] }] },
  })
  expect(matches.get("halyna.fixture@example.org")).toMatchObject({ status: "CANCELLED", endReason: "INACTIVITY" })
  expect(matches.get("amina.fixture@example.org")).toMatchObject({
    events: { nodes: [{ kind: "LANGUAGE" }] },
    checkIns: { nodes: [{ mood: "DIFFICULT" }] },
    feedback: { nodes: [{ fromRole: "BUDDY", rating: "0.5" }] },
  })
})

test("journeys follow: a buddy, milestones, and the latest activity of any kind; a match called off gives none", async () => {
  expect(await readPerson("oksana.fixture@example.org")).toMatchObject({
    milestones: [{ name: "BUDDY_MATCHED", reachedAt: "2026-02-02T00:00:00.000Z" }],
    journey: { isBuddyMatched: true, lastActivityAt: "2026-07-01T00:00:00.000Z" },
  })
  expect((await readPerson("liam.fixture@acme.example"))?.journey.lastActivityAt).toBe("2026-07-02T00:00:00.000Z")
  expect(await readPerson("guest.fixture@example.org")).toMatchObject({
    milestones: [],
    journey: { isBuddyMatched: false, lastActivityAt: "2026-03-07T00:00:00.000Z" },
  })
  expect(await readPerson("halyna.fixture@example.org")).toMatchObject({ milestones: [], journey: { isBuddyMatched: false } })
})

test("what people wrote is evidence, without their names and addresses, with the way back to its row", async () => {
  const snippets = new Map(
    (await readBuddyEvidence()).map((snippet) => [`${snippet.provenance.fileName} ${snippet.provenance.row}`, snippet]),
  )
  expect([...snippets.keys()].toSorted()).toEqual([
    "buddy-checkins-people.csv 2",
    "buddy-checkins.csv 2",
    "buddy-checkins.csv 4",
    "buddy-feedback-people.csv 2",
    "buddy-feedback.csv 2",
    "buddy-feedback.csv 4",
  ])
  expect(snippets.get("buddy-checkins.csv 2")).toMatchObject({
    text: expect.stringContaining("writes to [email] every day"),
    subject: { kind: "BUDDY_CHECKIN" },
    program: null,
    provenance: { system: "buddy" },
  })
})

test("a corrected row changes the record it made, and a blank cell erases nothing", async () => {
  const corrected = `match_id,from_role,rating,feedback_text,submitted_at
BF-M1,participant,0.5,,2026-07-01
`
  const { counts } = await bringAndCommit("BUDDY_FEEDBACK", "corrected.csv", Buffer.from(corrected))
  expect(counts).toMatchObject({ created: 0, updated: 1 })
  const [match] = (await readMatches()).filter(({ externalRef }) => externalRef.id === "BF-M1")
  expect(match?.feedback.nodes[1]).toEqual({ fromRole: "PARTICIPANT", rating: "0.5", communication: "0.5", hasText: true })
})
