import { newId, uploadName, type Viewer } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { programs } from "./index.ts"

type Identity = { email: string }
/** Stands for profile: one person for each address, always the same. */
const people = new Map<string, string>()
const personOf = (email: string) => people.get(email) ?? (people.set(email, newId("per")), people.get(email) ?? "")
const neighbours = {
  profile: (query: string, { input }: Record<string, unknown>) => {
    if (query.includes("currency")) return { company: { currency: "EUR" } }
    if (profile.isDown) throw new Error("profile is down")
    return { _resolvePeople: { personIds: (input as { identities: Identity[] }).identities.map(({ email }) => personOf(email)) } }
  },
}
const profile = { isDown: false }

/** Commands under test go through the graph, which has the real queue; a context by itself has none. */
const jobs = { send: () => Promise.reject(new Error("this context has no queue")) }
const open = () => openForTest(programs, neighbours, { jobs })
let subject: Awaited<ReturnType<typeof open>>
let [company, other] = ["", ""]
let [user, looker] = [viewerIn(null, "VIEWER"), viewerIn(null, "VIEWER")]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  other = newId("com")
  user = viewerIn(company, "COMPANY_USER")
  looker = viewerIn(company, "VIEWER")
})

type Problem = { field: string[] | null; code: string; message: string }
const input = () => ({
  companyId: company,
  externalRef: { system: "kintell", id: "LANG-1" },
  name: "Language Connect",
  kind: "LANGUAGE",
  startsOn: "2026-01-01",
  annualCost: { amount: "1200.50", currency: "EUR" },
})
const upsert = (viewer: Viewer, change: Record<string, unknown> = {}) =>
  subject.query<{ upsertProgram: { program: { id: string } | null; userErrors: Problem[] } }>(
    viewer,
    `mutation ($input: UpsertProgramInput!) {
      upsertProgram(input: $input) { program { id name kind startsOn annualCost { amount currency } } userErrors { field code message allowed } } }`,
    { input: { ...input(), ...change } },
  )
const create = (viewer: Viewer, change: Record<string, unknown> = {}) =>
  subject.query<{ createImport: { import: { id: string } | null; upload: { url: string } | null; userErrors: Problem[] } }>(
    viewer,
    `mutation ($input: CreateImportInput!) { createImport(input: $input) { import { id status } upload { url maxBytes } userErrors { field code } } }`,
    { input: { companyId: company, source: "KINTELL_SESSIONS", fileName: "sessions.csv", ...change } },
  )
const check = (viewer: Viewer, importId: string, mapping?: Record<string, unknown>) =>
  subject.query<{ checkImport: { import: { status: string } | null; userErrors: Problem[] } }>(
    viewer,
    `mutation ($input: CheckImportInput!) { checkImport(input: $input) { import { id status } userErrors { field code message } } }`,
    { input: { importId, ...(mapping ? { mapping } : {}) } },
  )
const commit = (viewer: Viewer, importId: string, policy = "KEEP_GOOD_ROWS") =>
  subject.query<{ commitImport: { import: { status: string } | null; userErrors: Problem[] } }>(
    viewer,
    `mutation ($input: CommitImportInput!) { commitImport(input: $input) { import { id status } userErrors { field code message } } }`,
    { input: { importId, policy } },
  )
type State = {
  status: string
  isStopped: boolean
  failure: { message: string } | null
  counts: Record<string, number>
  issues: { nodes: { row: number; column: string | null; value: string | null; code: string }[] }
  mapping: { ratingScale: string | null; fields: { field: string; column: string | null }[] } | null
}
const stateOf = async (viewer: Viewer, id: string) =>
  (
    await subject.query<{ import: State | null }>(
      viewer,
      `query ($id: ID!) { import(id: $id) { status isStopped failure { message } counts { total valid invalid issues created updated unchanged }
        issues(first: 100) { nodes { row column value code } } mapping { ratingScale fields { field column } } } }`,
      { id },
    )
  ).data?.import ?? null
const until = (id: string, ...statuses: string[]) =>
  expect
    .poll(async () => (await stateOf(user, id))?.status, { timeout: 20_000, interval: 50 })
    .toSatisfy((status: string) => statuses.includes(status))
const refusals = () => subject.sql("select action from privacy.audit_entry where company_id = $1 and outcome = 'REFUSED'", [company])
const events = (type: string) =>
  subject.sql<{ data: Record<string, unknown> }>("select data from bus.outbox_event where company_id = $1 and type = $2 order by seq", [
    company,
    type,
  ])

const heading =
  "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level,program_ref"
const row = (id: string, change: Partial<Record<"participant" | "date" | "minutes" | "rating" | "text" | "program", string>> = {}) =>
  [
    id,
    "Language Connect",
    change.participant ?? "ana@example.org",
    "ben@firm.example",
    change.date ?? "2026-03-02T10:00:00Z",
    change.minutes ?? "45",
    change.rating ?? "5",
    change.text ?? "",
    "B1",
    change.program ?? "LANG-1",
  ].join(",")

async function bring(lines: string[], policy?: string): Promise<string> {
  const id = await checked(lines)
  await commit(user, id, policy)
  await until(id, "COMMITTED")
  return id
}
async function send(id: string, text: string | Uint8Array): Promise<void> {
  const bytes = async function* () {
    yield Buffer.from(text)
  }
  await subject.contextFor(user).files.put(uploadName({ id, company }), bytes(), 10_000_000)
}
async function checked(lines: string[], mapping?: Record<string, unknown>): Promise<string> {
  const id = (await create(user)).data?.createImport.import?.id ?? ""
  await send(id, [heading, ...lines].join("\n"))
  await check(user, id, mapping)
  await until(id, "READY", "FAILED")
  return id
}

test("a programme is made, announced and audited; said again it is the same one, and changes are taken over", async () => {
  const first = (await upsert(user)).data?.upsertProgram.program
  await upsert(user)
  expect(await events("program.upserted")).toHaveLength(1)
  const again = (await upsert(user, { name: "Language Connect II" })).data?.upsertProgram.program
  expect(first).toMatchObject({
    name: "Language Connect",
    kind: "LANGUAGE",
    startsOn: "2026-01-01",
    annualCost: { amount: "1200.5", currency: "EUR" },
  })
  expect(again).toMatchObject({ id: first?.id, name: "Language Connect II" })
  expect(await events("program.upserted")).toHaveLength(2)
  const audited = await subject.sql(
    "select actor_id from privacy.audit_entry where company_id = $1 and action = 'program.upsert' and outcome = 'DONE'",
    [company],
  )
  expect(audited).toEqual(Array.from({ length: 3 }, () => ({ actor_id: user.userId })))
})

test("every field of a programme that breaks a rule is named, and nothing is written", async () => {
  const change = {
    name: " ",
    endsOn: "2025-12-31",
    annualCost: { amount: "-1", currency: "euro" },
    externalRef: { system: "Kin Tell", id: "" },
  }
  const { data } = await upsert(user, change)
  expect(data?.upsertProgram.program).toBeNull()
  expect(data?.upsertProgram.userErrors.map(({ field }) => field?.join("."))).toEqual([
    "input.name",
    "input.externalRef.system",
    "input.externalRef.id",
    "input.endsOn",
    "input.annualCost.amount",
    "input.annualCost.currency",
  ])
  expect(await subject.sql("select 1 from programs.program where company_id = $1", [company])).toEqual([])
})

test("a programme's cost is taken in the company's currency alone", async () => {
  const { data } = await upsert(user, { annualCost: { amount: "10", currency: "USD" } })
  expect(data?.upsertProgram).toMatchObject({
    program: null,
    userErrors: [{ field: ["input", "annualCost", "currency"], code: "INVALID", allowed: ["EUR"] }],
  })
  expect((await upsert(user, { annualCost: null })).data?.upsertProgram.userErrors).toEqual([])
})

test("a list goes on at its own cursors only, and names are found by what they say, not by patterns", async () => {
  for (const id of ["A", "B", "100%"]) await upsert(user, { externalRef: { system: "kintell", id }, name: `Course ${id}` })
  type Page = { _entities: { programs: { nodes: { name: string }[]; pageInfo: { endCursor: string } } }[] }
  const ask = (args: string) =>
    subject.query<Page>(
      user,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { programs(${args}) { nodes { name } pageInfo { endCursor } } } } }`,
      { r: [{ __typename: "Company", id: company }] },
    )
  const page = async (args: string) => (await ask(args)).data?._entities[0]?.programs
  const byName = await page("first: 1, orderBy: [{ field: NAME }]")
  const byDay = await page("first: 1")
  expect((await page(`first: 5, orderBy: [{ field: NAME }], after: "${byName?.pageInfo.endCursor}"`))?.nodes).toEqual([
    { name: "Course A" },
    { name: "Course B" },
  ])
  expect((await page(`first: 5, after: "${byDay?.pageInfo.endCursor}"`))?.nodes).toHaveLength(2)
  const crossed = [
    `after: "${byName?.pageInfo.endCursor}"`,
    `orderBy: [{ field: NAME }], after: "${byDay?.pageInfo.endCursor}"`,
    `after: "${Buffer.from('["startsOn","soon","x"]').toString("base64url")}"`,
  ]
  for (const args of crossed) expect((await ask(`first: 5, ${args}`)).errors[0]?.extensions.code).toBe("INVALID")
  expect((await page('first: 5, filter: { name: { contains: "0%" } }'))?.nodes).toEqual([{ name: "Course 100%" }])
  expect((await page('first: 5, filter: { name: { contains: "_" } }'))?.nodes).toEqual([])
})

test("a row that passed the check and does not pass at the commit is counted, with its problem", async () => {
  await upsert(user)
  const id = await checked([row("K-1"), row("K-2", { program: "LANG-1" })])
  await subject.sql("update programs.import_row set cells = replace(cells, 'LANG-1', 'GONE') where import_id = $1 and row_no = 3", [id])
  await commit(user, id)
  await until(id, "COMMITTED")
  expect(await stateOf(user, id)).toMatchObject({
    counts: { total: 2, valid: 1, invalid: 1, issues: 1, created: 1 },
    issues: { nodes: [{ row: 3, value: "GONE", code: "PROGRAM_UNKNOWN" }] },
  })
})

test("a step whose tries are used up says so, and saying it again ends it well", async () => {
  await upsert(user)
  await subject.sql("update jobs.queue set retry_limit = 0")
  profile.isDown = true
  try {
    const id = await checked([row("K-1"), row("K-2")])
    await commit(user, id)
    await until(id, "FAILED")
    expect((await stateOf(user, id))?.failure?.message).toBe(
      "The commit stopped because of a fault on our side (request req-company_user). Commit it again: it goes on where it stopped.",
    )
    expect((await stateOf(user, id))?.isStopped).toBe(true)
    expect((await check(user, id)).data?.checkImport.userErrors).toMatchObject([{ code: "CONFLICT" }])
    profile.isDown = false
    expect((await commit(user, id)).data?.commitImport.import?.status).toBe("COMMITTING")
    await until(id, "COMMITTED")
    expect(await stateOf(user, id)).toMatchObject({ failure: null, counts: { valid: 2, created: 2 } })

    const broken = (await create(user)).data?.createImport.import?.id ?? ""
    await send(broken, [heading, row("K-3")].join("\n"))
    await subject.sql("alter table programs.import_row add constraint broken check (row_no < 0) not valid")
    await check(user, broken)
    await until(broken, "FAILED")
    expect((await stateOf(user, broken))?.failure?.message).toContain("The check stopped because of a fault on our side")
    await subject.sql("alter table programs.import_row drop constraint broken")
    await check(user, broken)
    await until(broken, "READY")
  } finally {
    profile.isDown = false
    await subject.sql("update jobs.queue set retry_limit = 5")
  }
})

test("a viewer may write nothing, and each refusal through a command is written down", async () => {
  for (const attempt of [upsert(looker), create(looker), check(looker, newId("imp")), commit(looker, newId("imp"))]) {
    expect((await attempt).errors[0]?.extensions.code).toBe("FORBIDDEN")
  }
  const { upsertProgram } = await import("./commands/upsert-program.ts")
  await expect(upsertProgram(subject.contextFor(looker), { ...input(), kind: "LANGUAGE" })).rejects.toThrow("You may not do this here.")
  expect(await refusals()).toEqual([{ action: "program.upsert" }])
})

test("a viewer sees how an import went, but none of the cells of its file", async () => {
  const id = await checked([row("K-1", { minutes: "0" })])
  const ask = (viewer: Viewer, selection: string) => subject.query(viewer, `query ($id: ID!) { import(id: $id) { ${selection} } }`, { id })
  const { data } = await ask(looker, "status counts { issues } columns { name } mapping { fields { column } }")
  expect(data?.["import"]).toMatchObject({
    status: "READY",
    counts: { issues: 1 },
    columns: expect.arrayContaining([{ name: "session_id" }]),
  })
  for (const selection of ["columns { samples }", "issues { nodes { value } }", "preview { values { value } }"]) {
    expect((await ask(user, selection)).errors).toEqual([])
    const refused = await ask(looker, selection)
    expect(refused.errors[0]?.extensions.code).toBe("FORBIDDEN")
    expect(JSON.stringify(refused)).not.toContain("example.org")
  }
})

test("once committed, an import keeps what is wrong where, but no cell that tells of people", async () => {
  await upsert(user)
  const id = await checked([row("K-1"), row("K-2", { participant: "not an address" }), row("K-3", { minutes: "0" })])
  await commit(user, id)
  await until(id, "COMMITTED")
  expect((await stateOf(user, id))?.issues.nodes).toEqual([
    { row: 3, column: "participant_email", value: null, code: "EMAIL_INVALID" },
    { row: 4, column: "duration_min", value: "0", code: "NUMBER_OUT_OF_RANGE" },
  ])
  const kept = await subject.sql(
    "select columns::text, (select json_agg(i)::text from programs.import_issue i where import_id = id) as issues from programs.import where id = $1",
    [id],
  )
  expect(JSON.stringify(kept)).toContain("session_id")
  expect(JSON.stringify(kept)).not.toMatch(/ana@|not an address|K-1/)
})

test("another company's programme and import are as good as absent, to read and to write", async () => {
  const programId = (await upsert(user)).data?.upsertProgram.program?.id ?? ""
  const importId = await checked([row("K-1")])
  const stranger = viewerIn(other, "COMPANY_ADMIN")
  expect((await subject.query(stranger, "query ($id: ID!) { program(id: $id) { id } }", { id: programId })).data).toEqual({ program: null })
  expect(await stateOf(stranger, importId)).toBeNull()
  for (const attempt of [check, commit]) {
    const foreign = JSON.stringify(await attempt(stranger, importId)).replaceAll(importId, "ID")
    const absentId = newId("imp")
    expect(foreign).toBe(JSON.stringify(await attempt(stranger, absentId)).replaceAll(absentId, "ID"))
    expect(foreign).toContain("NOT_FOUND")
  }
  expect((await stateOf(user, importId))?.status).toBe("READY")
})

test("good rows are committed once with their events; the same file again changes nothing and announces nothing", async () => {
  await upsert(user)
  const lines = [row("K-1", { text: "Great fun" }), row("K-2", { participant: "cem@example.org" }), row("K-3", { rating: "" })]
  expect((await stateOf(user, await bring(lines)))?.counts).toMatchObject({ total: 3, valid: 3, created: 3, updated: 0, unchanged: 0 })
  expect(await events("kintell.session.completed")).toHaveLength(3)
  expect(await events("kintell.feedback.received")).toHaveLength(1)
  expect((await stateOf(user, await bring(lines)))?.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  expect(await events("kintell.session.completed")).toHaveLength(3)
  expect(JSON.stringify(await events("kintell.session.completed"))).not.toContain("example.org")
})

test("a corrected row is updated and announced anew; a blank cell never erases what was known", async () => {
  await upsert(user)
  await bring([row("K-1", { text: "Great fun" }), row("K-2")])
  const counts = (await stateOf(user, await bring([row("K-1", { minutes: "60", rating: "" }), row("K-2")])))?.counts
  expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  const [last] = (await events("kintell.session.completed")).slice(-1)
  expect(last?.data).toMatchObject({ externalId: "K-1", durationMinutes: 60, rating: "1.0000" })
  // What was written about it is told again, so that it follows the session to another programme or month.
  await bring([row("K-1", { minutes: "60", date: "2026-04-03T10:00:00Z" }), row("K-2")])
  const told = await events("kintell.feedback.received")
  expect(told.map(({ data }) => String(data["occurredAt"]).slice(0, 10))).toEqual(["2026-03-02", "2026-03-02", "2026-04-03"])
})

test("problems name row, column, value and kind; a bad row is left out, or with REJECT_ALL keeps everything out", async () => {
  await upsert(user)
  const lines = [row("K-1"), row("K-2", { minutes: "0" }), row("K-3", { program: "NOPE" }), row("K-1"), "too,few"]
  const id = await checked(lines)
  expect((await stateOf(user, id))?.issues.nodes).toEqual([
    { row: 3, column: "duration_min", value: "0", code: "NUMBER_OUT_OF_RANGE" },
    { row: 4, column: "program_ref", value: "NOPE", code: "PROGRAM_UNKNOWN" },
    { row: 5, column: "session_id", value: "K-1", code: "DUPLICATE_IN_FILE" },
    { row: 6, column: null, value: null, code: "ROW_RAGGED" },
  ])
  const refusedCommit = (await commit(user, id, "REJECT_ALL")).data?.commitImport
  expect(refusedCommit).toMatchObject({ import: null, userErrors: [{ code: "CONFLICT", field: ["input", "policy"] }] })
  await commit(user, id)
  await until(id, "COMMITTED")
  expect((await stateOf(user, id))?.counts).toMatchObject({ total: 5, valid: 1, invalid: 4, created: 1 })
  expect((await commit(user, id)).data?.commitImport.import?.status).toBe("COMMITTED")
})

test("a check may be said again with another mapping; unknown fields and columns are refused with what is allowed", async () => {
  await upsert(user)
  const id = await checked([row("K-1", { rating: "1" })])
  expect((await stateOf(user, id))?.mapping?.ratingScale).toBeNull()
  expect((await stateOf(user, id))?.issues.nodes).toMatchObject([{ code: "RATING_OUT_OF_SCALE" }])
  await check(user, id, { ratingScale: "ONE_TO_FIVE" })
  await expect.poll(async () => (await stateOf(user, id))?.counts["valid"], { timeout: 20_000 }).toBe(1)
  const wrong = {
    fields: [
      { field: "colour", column: "session_id" },
      { field: "rating", column: "stars" },
    ],
  }
  expect((await check(user, id, wrong)).data?.checkImport.userErrors.map(({ message }) => message)).toEqual([
    expect.stringContaining('"colour" is not a field'),
    expect.stringContaining('no column "stars"'),
  ])
})

test.each([
  ["is empty", "", "empty"],
  ["opens a quote and never closes it", 'a,b\n1,"2\n3,4', "A quote opened in row 2 is never closed."],
  ["names a heading twice", "a,b,a\n1,2,3", '"a" stands twice'],
])("a file that %s fails as a whole, in a sentence", async (_what, text, message) => {
  const id = (await create(user)).data?.createImport.import?.id ?? ""
  const bytes = async function* () {
    yield Buffer.from(text)
  }
  await subject.contextFor(user).files.put(uploadName({ id, company }), bytes(), 1000)
  await check(user, id)
  await until(id, "FAILED")
  expect((await stateOf(user, id))?.failure?.message).toContain(message)
})

test("control characters and halves of characters in a file stop neither its check nor its commit", async () => {
  await upsert(user)
  const id = await checked([row("K\0-1", { text: "Gre\u0007at \u0085fun 🌍" }), row("K-2", { text: `${"x".repeat(199)}🌍` })])
  expect((await stateOf(user, id))?.counts).toMatchObject({ total: 2, valid: 2 })
  await commit(user, id)
  await until(id, "COMMITTED")
  const texts = await subject.sql("select text from programs.session_feedback where company_id = $1 order by row_no limit 1", [company])
  expect(texts).toEqual([{ text: "Great fun 🌍" }])
})

test("a file sent again takes the place of the one that was read, with its headings, rows and hash", async () => {
  await upsert(user)
  const id = await checked([row("K-1", { minutes: "0" })])
  const read = async () => (await subject.sql("select sha256, columns->0->>'name' as heading from programs.import where id = $1", [id]))[0]
  const before = await read()
  await send(id, [heading.replace("session_id", "Session ID"), row("K-2"), row("K-3")].join("\n"))
  await check(user, id, { fields: [{ field: "session_id", column: "session_id" }] })
  await until(id, "READY")
  expect(await stateOf(user, id)).toMatchObject({ counts: { total: 2, valid: 2, invalid: 0, issues: 0 }, issues: { nodes: [] } })
  const after = await read()
  expect([before?.["heading"], after?.["heading"]]).toEqual(["session_id", "Session ID"])
  expect(after?.["sha256"]).not.toBe(before?.["sha256"])
  // The one that lies there was read: asking again reads nothing anew and says the same.
  await check(user, id)
  await until(id, "READY")
  expect((await stateOf(user, id))?.counts).toMatchObject({ total: 2, valid: 2 })
})

test("a check that another worker has taken over writes nothing more", async () => {
  await upsert(user)
  const id = await checked([row("K-1")])
  const { checkImport } = await import("./imports/check-import.ts")
  await subject.sql("update programs.import set status = 'CHECKING', progress_done = 0, mapping = '{}' where id = $1", [id])
  const [{ no } = { no: 0 }] = await subject.sql<{ no: number }>("select check_no as no from programs.import where id = $1", [id])
  const context = subject.contextFor(user)
  const job = { companyId: company, importId: id, requestId: "req-check", checkNo: no }
  // The other worker begins while this one reads its rows.
  const read: typeof context.read = async (run) => {
    const result = await context.read(run)
    await subject.sql("update programs.import set progress_done = 7 where id = $1", [id])
    return result
  }
  await checkImport({ ...context, read }, job)
  expect(await subject.sql("select status, progress_done from programs.import where id = $1", [id])).toEqual([
    { status: "CHECKING", progress_done: 7 },
  ])
  await checkImport(context, { ...job, checkNo: no - 1 })
  expect((await stateOf(user, id))?.status).toBe("CHECKING")
  await checkImport(context, job)
  expect((await stateOf(user, id))?.status).toBe("READY")
})

test("a check before the file arrived fails in a sentence, and works once it is there", async () => {
  await upsert(user)
  const id = (await create(user)).data?.createImport.import?.id ?? ""
  await check(user, id)
  await until(id, "FAILED")
  expect((await stateOf(user, id))?.failure?.message).toContain("has not arrived")
  const bytes = async function* () {
    yield Buffer.from([heading, row("K-1")].join("\n"))
  }
  await subject.contextFor(user).files.put(uploadName({ id, company }), bytes(), 1000)
  await check(user, id)
  await until(id, "READY")
})
