import { decodeFigureId, encodeFigureId } from "@teei/domain/figure-id"
import { inTenant, newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { evidence } from "./index.ts"

/** What programs and profile know, by session and person. */
const texts = new Map<string, string>()
const names = new Map<string, string[]>()
const asked: (string | null)[] = []

let subject: Awaited<ReturnType<typeof open>>
const open = () =>
  openForTest(evidence, {
    programs: (_query, { sessionIds }, companyId) => {
      asked.push(companyId)
      const rows = (sessionIds as string[]).flatMap((sessionId, index) => {
        const text = texts.get(sessionId)
        return text === undefined
          ? []
          : [{ sessionId, text, rowHash: "ab", importId, row: index + 2, fileSha256: "cd", fileName: "sessions.csv" }]
      })
      return { _feedback: rows }
    },
    profile: (_query, { personIds }) => ({
      _names: (personIds as string[]).map((personId) => ({ personId, names: names.get(personId) ?? [] })),
    }),
  })
const importId = newId("imp")
let [company, language, mentoring] = ["", "", ""]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  language = newId("prg")
  mentoring = newId("prg")
})

type Said = { text: string; at?: string; programId?: string; sessionId?: string; participant?: string; companyId?: string }
const said = ({
  text,
  at = "2026-03-10T10:00:00.000Z",
  programId = language,
  sessionId = newId("ses"),
  participant,
  companyId = company,
}: Said) => {
  const participantId = newId("per")
  texts.set(sessionId, text)
  if (participant) names.set(participantId, [participant])
  const data = { sessionId, programId, participantId, volunteerId: newId("per"), occurredAt: at, importId, row: 2 }
  return eventOf("kintell.feedback.received", companyId, data)
}

type Page = {
  nodes: { id: string; text: string; [field: string]: unknown }[]
  totalCount: number
  pageInfo: { endCursor: string; hasNextPage: boolean }
}
const list = async (args: Record<string, unknown> = {}, fields = "text", companyId = company) => {
  const answer = await subject.query<{ _entities: [{ evidence: Page }] }>(
    viewerIn(companyId, "VIEWER"),
    `query ($r: [_Any!]!, $first: Int = 25, $after: String, $period: PeriodInput, $filter: EvidenceFilter) {
      _entities(representations: $r) { ... on Company {
        evidence(first: $first, after: $after, period: $period, filter: $filter) { nodes { id ${fields} } totalCount pageInfo { endCursor hasNextPage } }
      } }
    }`,
    { r: [{ __typename: "Company", id: companyId }], ...args },
  )
  return { page: answer.data?._entities[0]?.evidence, errors: answer.errors }
}
const textsOf = async (args?: Record<string, unknown>) => (await list(args)).page?.nodes.map(({ text }) => text)

test("what somebody wrote is kept without what could name a person, with the way back to its row", async () => {
  const event = said({ text: "Thank you Amira, write to amira@example.org", participant: "Amira Al-Masri" })
  await subject.deliver([event])
  const { page } = await list(
    {},
    "text redactions { kind count } occurredAt program { id } figures { id } provenance { system importId fileName fileSha256 row rowHash }",
  )
  expect(page?.nodes).toMatchObject([
    {
      text: "Thank you [name], write to [email]",
      redactions: [
        { kind: "EMAIL", count: 1 },
        { kind: "NAME", count: 1 },
      ],
      occurredAt: "2026-03-10T10:00:00.000Z",
      program: { id: language },
      provenance: { system: "kintell", importId, fileName: "sessions.csv", fileSha256: "cd", row: 2, rowHash: "ab" },
    },
  ])
  const stored = JSON.stringify(await subject.sql("select * from evidence.snippet where company_id = $1", [company]))
  expect(stored).not.toMatch(/amira/i)
  expect(asked.at(-1)).toBe(company)
  const figures = (page?.nodes[0]?.["figures"] as { id: string }[]).map(({ id }) => decodeFigureId(id))
  const key = { companyId: company, start: "2026-03-01", end: "2026-03-31", programIds: [language], version: 1, asOf: null }
  expect(figures).toEqual(["PARTICIPANTS", "SESSIONS", "AVERAGE_RATING"].map((metric) => ({ ...key, metric })))
})

test("a session has one snippet: what is written anew takes its place under its id, what comes twice changes nothing", async () => {
  const sessionId = newId("ses")
  const first = said({ text: "Good", sessionId })
  await subject.deliver([first])
  await subject.deliver([first])
  const before = (await list()).page?.nodes[0]?.id
  await subject.deliver([said({ text: "Very good", sessionId }), said({ text: "Very good indeed", sessionId })])
  expect((await list()).page).toMatchObject({ nodes: [{ id: before, text: "Very good indeed" }], totalCount: 1 })
})

test("a session nobody wrote about any more leaves no snippet, and does not hold up the others", async () => {
  const gone = said({ text: "" })
  texts.clear()
  await subject.deliver([gone, said({ text: "Kept" })])
  expect(await textsOf()).toEqual(["Kept"])
})

test("when a neighbour does not answer, nothing is kept and the event is handled later", async () => {
  const alone = await openForTest(evidence)
  await expect(alone.deliver([said({ text: "Good" })])).rejects.toThrow(/does not answer/)
  expect(await alone.sql("select from evidence.inbox_event")).toHaveLength(0)
  await alone.close()
})

test("evidence is read latest first, page by page, narrowed by period, programme and words", async () => {
  await subject.deliver([
    said({ text: "january 100%", at: "2026-01-31T23:59:59.999Z" }),
    said({ text: "february_one", at: "2026-02-01T00:00:00.000Z", programId: mentoring }),
    said({ text: "february last", at: "2026-02-28T23:59:59.999Z" }),
    said({ text: "march", at: "2026-03-01T00:00:00.000Z" }),
  ])
  const one = (await list({ first: 3 })).page
  const two = (await list({ first: 3, after: one?.pageInfo.endCursor })).page
  expect([...(one?.nodes ?? []), ...(two?.nodes ?? [])].map(({ text }) => text)).toEqual([
    "march",
    "february last",
    "february_one",
    "january 100%",
  ])
  expect([one?.pageInfo.hasNextPage, two?.pageInfo.hasNextPage, one?.totalCount]).toEqual([true, false, 4])
  expect(await textsOf({ period: { iso: "2026-02" } })).toEqual(["february last", "february_one"])
  expect(await textsOf({ period: { start: "2026-02-01", end: "2026-03-31" }, filter: { programIds: [language] } })).toEqual([
    "march",
    "february last",
  ])
  expect(await textsOf({ filter: { programIds: [] } })).toEqual([])
  expect(await textsOf({ filter: { text: "FEBRUARY" } })).toEqual(["february last", "february_one"])
  expect(await textsOf({ filter: { text: "%" } })).toEqual(["january 100%"])
  expect(await textsOf({ filter: { text: "y_o" } })).toEqual(["february_one"])
  expect(await textsOf({ filter: { text: "'; drop table snippet; --" } })).toEqual([])
})

test.each([
  ["a period that is none", { period: { iso: "2026", start: "2026-01-01" } }],
  ["too many programmes", { filter: { programIds: Array.from({ length: 101 }, String) } }],
  ["control characters", { filter: { text: "\u0000" } }],
  ["a cursor of another list", { after: Buffer.from('["a","b"]').toString("base64url") }],
  ["a page that is too long", { first: 101 }],
])("a list refuses %s", async (_what, args) => {
  expect((await list(args)).errors).toMatchObject([{ extensions: { code: "INVALID" } }])
})

test("a figure's evidence is that of its period and programmes, and only of one's own company", async () => {
  await subject.deliver([
    said({ text: "march" }),
    said({ text: "april", at: "2026-04-10T10:00:00.000Z" }),
    said({ text: "mentoring", programId: mentoring }),
  ])
  const key = { companyId: company, metric: "SROI", start: "2026-03-01", end: "2026-03-31", programIds: [language], version: 1, asOf: null }
  const behind = async (figureId: string, isWithheld = false) =>
    (
      await subject.query<{ _entities: [{ evidence: Page } | null] }>(
        viewerIn(company, "VIEWER"),
        "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lineage { evidence { nodes { text } totalCount } } } }",
        { r: [{ __typename: "Lineage", figureId, isWithheld }] },
      )
    ).data?._entities[0]
  expect(await behind(encodeFigureId(key))).toEqual({ evidence: { nodes: [{ text: "march" }], totalCount: 1 } })
  expect(await behind(encodeFigureId({ ...key, programIds: null }))).toMatchObject({ evidence: { totalCount: 2 } })
  expect(await behind(encodeFigureId({ ...key, companyId: newId("com") }))).toBeNull()
  expect(await behind("fig_nonsense")).toBeNull()
  // A figure withheld, or not said to be open, keeps its quotes to itself.
  const { data } = await subject.query<{ _entities: [{ evidence: Page } | null] }>(
    viewerIn(company, "VIEWER"),
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lineage { evidence { nodes { text } totalCount } } } }",
    { r: [{ __typename: "Lineage", figureId: encodeFigureId(key) }] },
  )
  const nothing = { evidence: { nodes: [], totalCount: 0 } }
  expect([await behind(encodeFigureId(key), true), data?._entities[0]]).toEqual([nothing, nothing])
})

test("another company's snippet answers like one that does not exist", async () => {
  const other = newId("com")
  await subject.deliver([said({ text: "Good" }), said({ text: "Theirs", companyId: other })])
  const [theirs] = (await list({}, "text", other)).page?.nodes ?? []
  expect(theirs?.text).toBe("Theirs")
  for (const id of [theirs?.id, newId("evi"), "evi_\u0000"]) {
    const answer = await subject.query(viewerIn(company, "COMPANY_ADMIN"), "query ($id: ID!) { evidenceSnippet(id: $id) { text } }", { id })
    expect(answer).toEqual({ data: { evidenceSnippet: null }, errors: [] })
  }
  const [own] = (await list()).page?.nodes ?? []
  const found = await subject.query(viewerIn(company, "VIEWER"), "query ($id: ID!) { evidenceSnippet(id: $id) { text } }", { id: own?.id })
  expect(found.data).toEqual({ evidenceSnippet: { text: "Good" } })
  const company2 = await subject.query(
    viewerIn(company, "VIEWER"),
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { id } } }",
    {
      r: [{ __typename: "Company", id: other }],
    },
  )
  expect(company2.data).toEqual({ _entities: [null] })
})

test("nobody who is not signed in reads a snippet", async () => {
  const nobody = { ...viewerIn(company, "VIEWER"), userId: null }
  const answer = await subject.query(nobody, "query ($id: ID!) { evidenceSnippet(id: $id) { text } }", { id: newId("evi") })
  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }])
})

test("the database itself shows and changes one company's snippets only, whatever a statement asks for", async () => {
  const other = newId("com")
  await subject.deliver([said({ text: "Good" }), said({ text: "Theirs", companyId: other })])
  const [seen, changed] = await inTenant(subject.database, other, async (tx) => [
    await tx.$queryRawUnsafe<unknown[]>("select text from snippet"),
    await tx.$executeRawUnsafe("update snippet set text = 'mine'"),
  ])
  expect([seen, changed]).toEqual([[{ text: "Theirs" }], 1])
  expect(await textsOf()).toEqual(["Good"])
})

test("5,000 texts at once are no matter of patience", async () => {
  const start = performance.now()
  await subject.deliver(
    Array.from({ length: 5000 }, (_, n) =>
      said({ text: `The lesson helped me a lot, number ${n}. Thanks to Amira!`, participant: "Amira Al-Masri" }),
    ),
  )
  expect((await list({ first: 1 })).page?.totalCount).toBe(5000)
  expect(performance.now() - start).toBeLessThan(20_000)
}, 30_000)
