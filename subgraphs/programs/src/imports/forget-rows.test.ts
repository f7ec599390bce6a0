import { newId, uploadName } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, expect, test } from "vitest"
import { programs } from "../index.ts"
import { forgetRows } from "./forget-rows.ts"

const people = new Map<string, string>()
const personOf = (email: string) => people.get(email) ?? (people.set(email, newId("per")), people.get(email) ?? "")
const neighbours = {
  profile: (_query: string, { input }: Record<string, unknown>) => ({
    _resolvePeople: { personIds: (input as { identities: { email: string }[] }).identities.map(({ email }) => personOf(email)) },
  }),
}
const open = () => openForTest(programs, neighbours, { jobs: { send: async () => undefined } })
let subject: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())

const company = newId("com")
const user = viewerIn(company, "COMPANY_USER")
const text =
  "match_id,participant_email,buddy_email,matched_at\nM-1,a@example.org,b@example.org,2026-03-02\nM-2,nobody,b@example.org,2026-03-02\n"

async function status(id: string, ...wanted: string[]) {
  const query = "query ($id: ID!) { import(id: $id) { status errorFile { fileName } preview { row } } }"
  type State = { status: string; errorFile: { fileName: string } | null; preview: unknown[] }
  let state: State | undefined
  await expect
    .poll(
      async () => {
        state = (await subject.query<{ import: State }>(user, query, { id })).data?.import
        return state?.status
      },
      { timeout: 20_000, interval: 50 },
    )
    .toSatisfy((found: string) => wanted.includes(found))
  return state
}
const stagedOf = (id: string) => subject.sql<{ row_no: number }>("select row_no from programs.import_row where import_id = $1", [id])

test("rows left out stay after the commit for thirty days, and are forgotten then; the others are forgotten at once", async () => {
  const create = "mutation ($input: CreateImportInput!) { createImport(input: $input) { import { id } } }"
  const made = await subject.query<{ createImport: { import: { id: string } } }>(user, create, {
    input: { companyId: company, source: "BUDDY_MATCHES", fileName: "matches.tsv" },
  })
  const id = made.data?.createImport.import.id ?? ""
  const bytes = async function* () {
    yield Buffer.from(text)
  }
  await subject.contextFor(user).files.put(uploadName({ id, company }), bytes(), 1000)
  const say = (verb: string) =>
    subject.query(user, `mutation ($id: ID!) { ${verb}Import(input: { importId: $id }) { userErrors { message } } }`, { id })
  await say("check")
  expect(await status(id, "READY", "FAILED")).toMatchObject({ status: "READY", errorFile: { fileName: "matches_errors.csv" } })
  await say("commit")
  expect(await status(id, "COMMITTED")).toMatchObject({ errorFile: { fileName: "matches_errors.csv" }, preview: [] })
  expect(await stagedOf(id)).toEqual([{ row_no: 3 }])

  const context = subject.contextFor(user)
  const job = { companyId: company, importId: id, requestId: "later", checkNo: 1 }
  const after = (days: number) => ({ ...context, clock: () => new Date(subject.now.getTime() + days * 86_400_000) })
  await forgetRows(after(29), job)
  expect(await stagedOf(id)).toHaveLength(1)
  await forgetRows(after(30), job)
  await forgetRows(after(30), job)
  expect(await stagedOf(id)).toEqual([])
  const [waiting] = await subject.sql<{ due: Date }>(
    "select start_after as due from jobs.job where name = 'programs.forget-rows' and data ->> 'importId' = $1",
    [id],
  )
  expect(waiting?.due.getTime()).toBeGreaterThan(subject.now.getTime() + 29 * 86_400_000)
})
