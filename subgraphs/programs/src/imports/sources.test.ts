import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { line, openPrograms } from "../testing/open-programs.ts"

let open: Awaited<ReturnType<typeof openPrograms>>
beforeAll(async () => {
  open = await openPrograms()
})
afterAll(() => open.close())

const fixture = (name: string) => {
  const [head = "", ...lines] = readFileSync(new URL(`../../../../tests/fixtures/${name}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
  return { head, lines }
}
type Company = Awaited<ReturnType<(typeof open)["company"]>>
const bring = async (company: Company, source: string, name: string, mapping?: object) => {
  const { head, lines } = fixture(name)
  return company.bring(lines, { source, head, ...(mapping ? { mapping } : {}) })
}
const read = async (company: Company, selection: string) => {
  const { data, errors } = await open.subject.query<{ _entities: [Record<string, never>] }>(
    company.user,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Company { ${selection} } } }`,
    { of: [{ __typename: "Company", id: company.id }] },
  )
  expect(errors).toEqual([])
  return data?._entities[0] as unknown as Record<string, unknown>
}

describe("every file of courses and members", () => {
  test.each([
    ["COURSE_COMPLETIONS", "course-completions.csv", "lms/1", 3],
    ["COURSE_COMPLETIONS", "course-completions-uk.csv", null, 2],
    ["COURSE_CREDENTIALS", "course-credentials.csv", "lms/1", 2],
    ["COURSE_PROGRESS", "course-progress-no.csv", null, 3],
    ["COURSE_COMPLETIONS", "ecornell-completions.csv", "ecornell/1", 2],
    ["COURSE_CREDENTIALS", "ecornell-certificates.csv", "ecornell/1", 1],
    ["COURSE_PROGRESS", "ecornell-enrollments.csv", "ecornell/1", 2],
    ["COURSE_COMPLETIONS", "itslearning-completions.csv", "itslearning/1", 2],
    ["COURSE_PROGRESS", "itslearning-progress.csv", "itslearning/1", 1],
    ["KINTELL_USERS", "kintell-users.csv", "kintell/1", 2],
    ["KINTELL_BOOKINGS", "kintell-bookings.csv", null, 2],
  ])("%s of %s comes in whole, read by %s; a second time nothing changes", async (source, name, connector, rows) => {
    const company = await open.company()
    const id = await bring(company, source, name)
    expect((await company.stateOf(id)).counts).toMatchObject({ total: rows, invalid: 0, created: rows })
    const { data } = await open.subject.query<{ import: { system: string; mapping: { connector: string | null } } }>(
      company.user,
      "query ($id: ID!) { import(id: $id) { system mapping { connector } } }",
      { id },
    )
    expect(data?.import.mapping.connector).toBe(connector)
    const again = await bring(company, source, name)
    expect((await company.stateOf(again)).counts).toMatchObject({ created: 0, updated: 0, unchanged: rows })
  })
})

test("a course completed is told without names, enrols its learner, and is taken back by an undo", async () => {
  const company = await open.company()
  const { head, lines } = fixture("course-completions.csv")
  const id = await company.bring(
    lines.map((one) => `${one},LANG-1`),
    { source: "COURSE_COMPLETIONS", head: `${head},program_ref` },
  )
  const events = await company.events("upskilling.course.completed")
  expect(events).toHaveLength(3)
  expect(events[0]?.data).toMatchObject({ provider: "Coursera", courseId: "PM-101", attempt: 1, finalScore: "88.5" })
  expect(JSON.stringify(events)).not.toMatch(/@|Project/)
  expect(await company.sql("select 1 from programs.enrollment where company_id = $1")).toHaveLength(3)
  const { undone } = { undone: await company.undo(id) }
  expect(undone.userErrors).toEqual([])
  expect(await company.events("record.withdrawn")).toHaveLength(3)
  expect(await company.sql("select 1 from programs.enrollment where company_id = $1")).toEqual([])
})

test("a grade that is no score is kept as written", async () => {
  const company = await open.company()
  await bring(company, "COURSE_COMPLETIONS", "ecornell-completions.csv")
  expect(
    await company.sql(
      "select final_score::text as score, grade, provider from programs.course_completion where company_id = $1 order by grade",
    ),
  ).toEqual([
    { score: null, grade: "B+", provider: "eCornell" },
    { score: "97.00", grade: null, provider: "eCornell" },
  ])
})

test("an older report of progress changes nothing", async () => {
  const company = await open.company()
  const head = "user_email,provider,course_id,course_name,progress_percent,status,updated_at"
  const progress = (percent: number, at: string) => `ana@example.org,X,C-1,Course,${percent},,${at}`
  await company.bring([progress(60, "2026-03-10")], { source: "COURSE_PROGRESS", head })
  const late = await company.bring([progress(20, "2026-03-01")], { source: "COURSE_PROGRESS", head })
  expect((await company.stateOf(late)).counts).toMatchObject({ unchanged: 1 })
  const next = await company.bring([progress(100, "2026-03-20")], { source: "COURSE_PROGRESS", head })
  expect((await company.stateOf(next)).counts).toMatchObject({ updated: 1 })
})

test("the same learner, course and attempt twice is a problem of the later row that names nobody; another attempt is another completion", async () => {
  const company = await open.company()
  const head = "user_email,provider,course_id,course_name,completed_at,attempt"
  const row = (attempt: string) => `ana@example.org,X,C-1,Course,2026-03-10,${attempt}`
  const id = await company.bring([row("1"), row(""), row("2")], { source: "COURSE_COMPLETIONS", head })
  const { counts, issueGroups } = await company.stateOf(id)
  expect(counts).toMatchObject({ created: 2, invalid: 1 })
  expect(issueGroups).toMatchObject([{ code: "DUPLICATE_IN_FILE", values: [{ value: null }] }])
})

describe("ratings of Kintell", () => {
  test("become the session's when the participant gives them; a session nobody knows is a problem of the row; an undo brings the old rating back", async () => {
    const company = await open.company()
    await company.bring([line("KR-1", { rating: "2" })])
    const before = await company.records()
    const id = await bring(company, "KINTELL_RATINGS", "kintell-ratings.csv")
    const { counts, issueGroups } = await company.stateOf(id)
    expect(counts).toMatchObject({ total: 3, invalid: 1, created: 2 })
    expect(issueGroups).toMatchObject([{ code: "REFERENCE_UNKNOWN", field: "session_id", rows: 1 }])
    expect(await company.sql("select rating::text from programs.session where company_id = $1")).toEqual([{ rating: "1.0000" }])
    expect(await company.sql("select text from programs.session_feedback where company_id = $1")).toEqual([
      { text: "I dare to speak at work now" },
    ])
    expect(await company.events("kintell.rating.created")).toHaveLength(2)
    const sessions = await company.events("kintell.session.completed")
    expect(sessions.at(-1)?.data).toMatchObject({ rating: "1" })
    expect(JSON.stringify(await company.events("kintell.rating.created"))).not.toContain("dare")
    const again = await bring(company, "KINTELL_RATINGS", "kintell-ratings.csv")
    expect((await company.stateOf(again)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    await company.undo(again)
    await company.undo(id)
    expect(await company.records()).toEqual(before)
  })
})

test("language v1.1 keeps its metadata; one that is no JSON object is a problem", async () => {
  const company = await open.company()
  const { head, lines } = fixture("kintell-language-v1.1.csv")
  const bad = "KL11-3,a@example.org,b@firm.example,2026-03-02,2026-03-02,45,,,,,not json"
  const id = await company.bring(
    [...lines, bad].map((one) => `${one},LANG-1`),
    { head: `${head},program_ref` },
  )
  expect(await company.stateOf(id)).toMatchObject({
    counts: { created: 2, invalid: 1 },
    issueGroups: [{ code: "VALUE_UNKNOWN", field: "metadata" }],
  })
  expect(
    await read(company, 'session(externalRef: { system: "kintell", id: "KL11-1" }) { metadata ratings { id } externalRef { id } }'),
  ).toMatchObject({
    session: { metadata: { room: "A", recorded: false }, ratings: [], externalRef: { id: "KL11-1" } },
  })
})

describe("a system named for an import", () => {
  test("is what everything written carries, and keeps its records apart from others of the same id", async () => {
    const company = await open.company()
    await company.bring([line("A")])
    await company.bring([line("A")], { system: "acme-hr" })
    const systems = await company.sql("select external_system as system from programs.session where company_id = $1 order by 1")
    expect(systems).toEqual([{ system: "acme-hr" }, { system: "kintell" }])
    const found = await read(
      company,
      'session(externalRef: { system: "acme-hr", id: "A" }) { externalRef { system } import { system } } none: session(externalRef: { system: "x1", id: "A" }) { id }',
    )
    expect(found).toEqual({ session: { externalRef: { system: "acme-hr" }, import: { system: "acme-hr" } }, none: null })
  })

  test("is no door to another company: its reference finds nothing there", async () => {
    const [company, other] = [await open.company(), await open.company()]
    await company.bring([line("A")])
    expect(await read(other, 'session(externalRef: { system: "kintell", id: "A" }) { id }')).toEqual({ session: null })
  })

  test.each(["a", "Acme", "email", "x".repeat(41)])("is refused as %j", async (system) => {
    const company = await open.company()
    const input = { companyId: company.id, source: "COURSE_PROGRESS", fileName: "a.csv", system }
    expect((await company.mutate("createImport", input)).userErrors).toMatchObject([{ field: ["input", "system"], code: "INVALID" }])
  })

  test("cannot replace an import of another one", async () => {
    const company = await open.company()
    const first = await company.bring([line("A")])
    const input = { companyId: company.id, source: "KINTELL_SESSIONS", fileName: "a.csv", replacesId: first, system: "acme-hr" }
    expect((await company.mutate("createImport", input)).userErrors).toMatchObject([{ code: "CONFLICT", allowed: ["kintell"] }])
  })
})
