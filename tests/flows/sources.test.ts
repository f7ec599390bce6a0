import { afterAll, beforeAll, expect, test } from "vitest"
import type { Session } from "../support/connect.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { bringOtherSources } from "../support/other-sources.ts"

let platform: TestPlatform
let user: Session
let session: { id: string; ref: string }

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  user = await platform.signIn("daniel.okafor@acme.example")
  const [known] = await platform.sql<{ id: string; ref: string }>(
    "select id, external_id as ref from programs.session where company_id = $1 and rating is distinct from 0.5 order by id limit 1",
    [user.companyId],
  )
  session = known ?? { id: "", ref: "" }
  await bringOtherSources(platform, user, session.ref)
  await platform.settled()
})
afterAll(() => platform.close())

test("a participant's rating that comes by itself reaches the figures and the evidence", async () => {
  const facts = await platform.sql<{ rating: string }>(
    "select rating::text from outcomes.session_fact where company_id = $1 and session_id = $2 and superseded_at is null",
    [user.companyId, session.id],
  )
  expect(facts.map(({ rating }) => Number(rating))).toEqual([0.5])
  const snippets = await platform.sql<{ text: string }>("select text from evidence.snippet where company_id = $1 and subject_id = $2", [
    user.companyId,
    session.id,
  ])
  expect(snippets).toMatchObject([{ text: "Good to talk" }])
})

test("whoever takes courses is one person over all files, and is read with courses, credentials and membership", async () => {
  const { data } = await platform.graphql<{
    company: { courseCredential: { person: Record<string, unknown>; credentialUrl: string | null }; booking: Record<string, unknown> }
  }>(
    user,
    `query ($id: ID!) { company(id: $id) {
       courseCredential(externalRef: { system: "upskilling", id: "CERT-1001" }) { type expiresAt credentialUrl person {
         courseCompletions { nodes { provider courseId finalScore externalRef { system } } }
         courseProgress { nodes { percent status } }
         kintellMember { kind hasLinkedIn hasAccess joinedAt } } }
       booking(externalRef: { system: "kintell", id: "BK-1" }) { kind scheduledAt program { id } } } }`,
    { id: user.companyId },
  )
  expect(data.company).toMatchObject({
    courseCredential: {
      credentialUrl: "https://credentials.example/CERT-1001",
      person: {
        courseCompletions: {
          nodes: [{ provider: "Coursera", courseId: "PM-101", finalScore: "88.5", externalRef: { system: "upskilling" } }],
        },
        courseProgress: { nodes: [{ percent: 45, status: "IN_PROGRESS" }] },
        kintellMember: { kind: "PARTICIPANT", hasLinkedIn: true, hasAccess: true, joinedAt: "2025-12-14T00:00:00.000Z" },
      },
    },
    booking: { kind: "LANGUAGE", program: null },
  })
})

test("no address or name lies outside profile", async () => {
  const tables = ["course_completion", "course_credential", "course_progress", "kintell_user", "session_booking", "session_rating"]
  for (const table of tables) {
    const rows = await platform.sql(`select to_jsonb(t)::text as row from programs.${table} t where company_id = $1`, [user.companyId])
    expect(JSON.stringify(rows)).not.toMatch(/example\.org|firm\.example|Shevchenko|linkedin\.com/i)
  }
})
