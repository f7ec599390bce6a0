import { viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Problem, openPrograms } from "../testing/open-programs.ts"

let open: Awaited<ReturnType<typeof openPrograms>>
beforeAll(async () => {
  open = await openPrograms()
})
afterAll(() => open.close())
type Company = Awaited<ReturnType<typeof open.company>>

const session = (id: string, change: Record<string, string> = {}) => ({
  session_id: id,
  session_type: "language",
  participant_email: "ana@example.org",
  volunteer_email: "ben@firm.example",
  date: "2026-03-02T10:00:00Z",
  duration_minutes: "45",
  program_ref: "LANG-1",
  ...change,
})
const toFields = (record: Record<string, string>) => Object.entries(record).map(([field, value]) => ({ field, value }))
type Payload = {
  results: { index: number; outcome: string | null; import: { id: string; channel: string } | null }[]
  userErrors: Problem[]
}

async function upsert(
  company: Company,
  records: Record<string, string>[],
  policy = "KEEP_GOOD_ROWS",
  viewer = company.user,
  source = "KINTELL_SESSIONS",
) {
  const { data, errors } = await open.subject.query<{ upsertRecords: Payload }>(
    viewer,
    `mutation ($input: UpsertRecordsInput!) { upsertRecords(input: $input) { results { index outcome import { id channel } } userErrors { field code message allowed } } }`,
    {
      input: {
        companyId: company.id,
        source,
        policy,
        ratingScale: "ZERO_TO_ONE",
        records: records.map((record) => ({ fields: toFields(record) })),
      },
    },
  )
  if (!data) throw new Error(errors[0]?.message)
  return data.upsertRecords
}
const outcomes = ({ results }: Payload) => results.map(({ outcome }) => outcome)
const stored = (company: Company) =>
  company.sql<{ id: string }>("select external_id as id from programs.session where company_id = $1 order by 1")

describe("records by the API", () => {
  test("are made, changed, or left as they are, by their reference; events follow once", async () => {
    const company = await open.company()
    expect(outcomes(await upsert(company, [session("A"), session("B")]))).toEqual(["CREATED", "CREATED"])
    const second = await upsert(company, [session("A"), session("B", { rating: "0.5" }), session("C")])
    expect(outcomes(second)).toEqual(["UNCHANGED", "UPDATED", "CREATED"])
    expect(second.results[0]?.import).toMatchObject({ channel: "API" })
    expect(await company.events("kintell.session.completed")).toHaveLength(4)
  })

  test("that are bad are left out with their place, field and what is allowed, and the good ones stand", async () => {
    const company = await open.company()
    const answer = await upsert(company, [session("A"), session("B", { date: "soon" }), session("C", { program_ref: "NONE" })])
    expect(outcomes(answer)).toEqual(["CREATED", null, null])
    expect(answer.userErrors.map(({ field, code }) => `${field?.join(".")} ${code}`)).toEqual([
      "input.records.1.fields.date INVALID",
      "input.records.2.fields.program_ref NOT_FOUND",
    ])
    expect(await stored(company)).toEqual([{ id: "A" }])
  })

  test("all stand or fall together when the policy says so, or those of one person", async () => {
    const company = await open.company()
    const eva = { participant_email: "eva@example.org" }
    const records = [session("A"), session("B", eva), session("C", { ...eva, date: "soon" })]
    const rejected = await upsert(company, records, "REJECT_ALL")
    expect([rejected.results, rejected.userErrors.length]).toEqual([[], 1])
    expect(await stored(company)).toEqual([])
    expect(outcomes(await upsert(company, records, "ALL_OR_NOTHING_PER_PERSON"))).toEqual(["CREATED", null, null])
    expect(await stored(company)).toEqual([{ id: "A" }])
  })

  test.each<[string, object[], string]>([
    ["none", [], "input.records LIMIT_EXCEEDED"],
    ["too many", Array.from({ length: 1001 }, () => ({ a: "b" })), "input.records LIMIT_EXCEEDED"],
    ["an unknown field", [{ colour: "red" }], "input.records.0.fields.0.field INVALID"],
  ])("%s is refused as a whole", async (_what, records, expected) => {
    const company = await open.company()
    const { results, userErrors } = await upsert(company, records as Record<string, string>[])
    expect([results, `${userErrors[0]?.field?.join(".")} ${userErrors[0]?.code}`]).toEqual([[], expected])
  })

  test("of another kind come the same way, and one by itself names its fields without an index", async () => {
    const company = await open.company()
    const course = { user_email: "ana@example.org", provider: "lms", course_id: "C1", course_name: "Excel", completed_at: "2026-03-01" }
    expect(outcomes(await upsert(company, [course], "KEEP_GOOD_ROWS", company.user, "COURSE_COMPLETIONS"))).toEqual(["CREATED"])
    const one = async (record: Record<string, string>) =>
      (
        await open.subject.query<{ upsertRecord: unknown }>(
          company.user,
          "mutation ($input: UpsertRecordInput!) { upsertRecord(input: $input) { result { outcome } userErrors { field code } } }",
          { input: { companyId: company.id, source: "KINTELL_SESSIONS", fields: toFields(record) } },
        )
      ).data?.upsertRecord
    expect(await one(session("ONE"))).toEqual({ result: { outcome: "CREATED" }, userErrors: [] })
    expect(await one(session("ONE", { duration_minutes: "999" }))).toEqual({
      result: null,
      userErrors: [{ field: ["input", "fields", "duration_minutes"], code: "INVALID" }],
    })
  })

  test("need a company user", async () => {
    const company = await open.company()
    await expect(upsert(company, [session("A")], "KEEP_GOOD_ROWS", viewerIn(company.id, "VIEWER"))).rejects.toThrow()
    expect(await stored(company)).toEqual([])
  })
})
