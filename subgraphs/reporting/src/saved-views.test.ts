import { inTenant, newId, type Viewer } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { reporting } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(reporting)
let [company, other] = ["", ""]
let [owner, colleague, looker, admin] = [
  viewerIn(null, "VIEWER"),
  viewerIn(null, "VIEWER"),
  viewerIn(null, "VIEWER"),
  viewerIn(null, "VIEWER"),
]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  other = newId("com")
  owner = viewerIn(company, "COMPANY_USER")
  colleague = viewerIn(company, "COMPANY_USER")
  looker = viewerIn(company, "VIEWER")
  admin = viewerIn(company, "COMPANY_ADMIN")
})

const view = {
  name: "Board, first half",
  description: "For June",
  page: "overview",
  params: { period: "2026-H1", programs: ["a"] },
  isShared: false,
}
const save = (viewer: Viewer, change: Record<string, unknown> = {}) =>
  subject.query<{ saveView: { savedView: { id: string } | null; userErrors: { code: string }[] } }>(
    viewer,
    `mutation ($input: SaveViewInput!) {
      saveView(input: $input) {
        savedView { id name description page params isShared owner { id } createdAt updatedAt } userErrors { field code message }
      }
    }`,
    { input: { companyId: company, ...view, ...change } },
  )
const saved = async (viewer: Viewer, change: Record<string, unknown> = {}) =>
  (await save(viewer, change)).data?.saveView.savedView?.id ?? ""
const remove = (viewer: Viewer, id: string) =>
  subject.query(viewer, "mutation ($input: DeleteViewInput!) { deleteView(input: $input) { deletedId userErrors { field code } } }", {
    input: { id },
  })
const find = async (viewer: Viewer, id: string) =>
  (await subject.query<{ savedView: Record<string, unknown> | null }>(viewer, "query ($id: ID!) { savedView(id: $id) { name } }", { id }))
    .data?.savedView
const refusals = () =>
  subject.sql("select action, outcome from privacy.audit_entry where company_id = $1 and outcome = 'REFUSED' order by at, id", [company])

test("a view is kept as it was given, and found again", async () => {
  const answer = await save(owner, { name: "  Board, first half " })
  expect(answer).toMatchObject({
    errors: [],
    data: { saveView: { savedView: { ...view, owner: { id: owner.userId }, createdAt: subject.now.toISOString() }, userErrors: [] } },
  })
  expect(await find(owner, answer.data?.saveView.savedView?.id ?? "")).toEqual({ name: view.name })
})

test("a name is taken once per person; said twice it names the field, and another person may use it", async () => {
  await save(owner)
  expect((await save(owner)).data).toMatchObject({
    saveView: { savedView: null, userErrors: [{ code: "TAKEN", field: ["input", "name"] }] },
  })
  expect((await save(colleague)).data).toMatchObject({ saveView: { userErrors: [] } })
})

test("with an id the view is changed, keeps its owner, and may keep its name", async () => {
  const id = await saved(owner)
  const changed = await save(admin, { id, description: null, isShared: true })
  expect(changed.data?.saveView.savedView).toMatchObject({
    id,
    name: view.name,
    description: null,
    isShared: true,
    owner: { id: owner.userId },
  })
  expect(await subject.sql("select from reporting.saved_view where company_id = $1", [company])).toHaveLength(1)
  await save(owner, { name: "Another" })
  expect((await save(owner, { id, name: "Another" })).data).toMatchObject({ saveView: { userErrors: [{ code: "TAKEN" }] } })
})

test.each([
  ["name", "", "REQUIRED"],
  ["name", "x".repeat(101), "INVALID"],
  ["name", "a\u0007", "INVALID"],
  ["description", "x".repeat(501), "INVALID"],
  ["page", "Overview!", "INVALID"],
  ["params", ["a"], "INVALID"],
  ["params", "text", "INVALID"],
  ["params", { filler: "ü".repeat(4097) }, "INVALID"],
  ["params", { nul: "\u0000" }, "INVALID"],
])("a view with such a %s is refused by name (%#)", async (field, value, code) => {
  expect((await save(owner, { [field]: value })).data).toMatchObject({
    saveView: { savedView: null, userErrors: [{ code, field: ["input", field] }] },
  })
})

test("nobody keeps more than fifty, even when two are kept at the same time", async () => {
  for (let n = 0; n < 49; n++) await save(owner, { name: `View ${n}` })
  const last = await Promise.all(["a", "b", "c"].map((name) => save(owner, { name })))
  expect(last.map((answer) => answer.data?.saveView.userErrors[0]?.code ?? "kept").toSorted()).toEqual([
    "LIMIT_EXCEEDED",
    "LIMIT_EXCEEDED",
    "kept",
  ])
})

test("a viewer keeps views but shares none; the refusal is written down", async () => {
  expect((await save(looker)).data).toMatchObject({ saveView: { userErrors: [] } })
  expect((await save(looker, { isShared: true })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
  expect(await refusals()).toEqual([{ action: "view.save", outcome: "REFUSED" }])
})

test("what is not shared is seen by its owner only; what is shared, by everybody in the company", async () => {
  const [own, shared] = [await saved(owner), await saved(owner, { name: "Shared", isShared: true })]
  expect([await find(owner, own), await find(colleague, own), await find(looker, shared)]).toEqual([
    { name: view.name },
    null,
    { name: "Shared" },
  ])
})

test("only its owner or an administrator changes or deletes a view; to others a hidden one is missing, a shared one forbidden", async () => {
  const [own, shared] = [await saved(owner), await saved(owner, { name: "Shared", isShared: true })]
  expect((await remove(colleague, own)).data).toMatchObject({
    deleteView: { deletedId: null, userErrors: [{ code: "NOT_FOUND", field: ["input", "id"] }] },
  })
  expect((await save(colleague, { id: own })).data).toMatchObject({
    saveView: { userErrors: [{ code: "NOT_FOUND", field: ["input", "id"] }] },
  })
  expect((await remove(colleague, shared)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
  expect((await save(colleague, { id: shared })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
  // Each leaves its trace, the hidden one like the forbidden one.
  expect(await refusals()).toEqual([
    { action: "view.delete", outcome: "REFUSED" },
    { action: "view.save", outcome: "REFUSED" },
    { action: "view.delete", outcome: "REFUSED" },
    { action: "view.save", outcome: "REFUSED" },
  ])
  expect((await remove(owner, own)).data).toEqual({ deleteView: { deletedId: own, userErrors: [] } })
  expect((await remove(owner, own)).data).toMatchObject({ deleteView: { userErrors: [{ code: "NOT_FOUND" }] } })
  expect((await remove(admin, shared)).data).toEqual({ deleteView: { deletedId: shared, userErrors: [] } })
})

test("another company's view answers like one that does not exist, and another company is forbidden", async () => {
  const id = await saved(owner, { isShared: true })
  const stranger = viewerIn(other, "COMPANY_ADMIN")
  for (const wanted of [id, newId("svw"), "svw_\u0000"]) {
    expect(await find(stranger, wanted)).toBeNull()
    expect((await remove(stranger, wanted)).data).toMatchObject({ deleteView: { userErrors: [{ code: "NOT_FOUND" }] } })
    expect((await save(stranger, { companyId: other, id: wanted })).data).toMatchObject({
      saveView: { userErrors: [{ code: "NOT_FOUND" }] },
    })
  }
  expect((await save(stranger)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
})

test("views are listed by name, page by page: one's own and the shared ones", async () => {
  for (const name of ["C", "A", "B"]) await save(owner, { name })
  await save(colleague, { name: "A", isShared: true })
  await save(colleague, { name: "Hidden" })
  const page = async (first: number, after: string | null) =>
    (
      await subject.query<{
        _entities: [{ savedViews: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }]
      }>(
        owner,
        `query ($r: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $r) { ... on Company {
          savedViews(first: $first, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } }
        } } }`,
        { r: [{ __typename: "Company", id: company }], first, after },
      )
    ).data?._entities[0].savedViews
  const one = await page(3, null)
  const two = await page(3, one?.pageInfo.endCursor ?? null)
  expect([...(one?.nodes ?? []), ...(two?.nodes ?? [])].map(({ name }) => name)).toEqual(["A", "A", "B", "C"])
  expect([one?.pageInfo.hasNextPage, two?.pageInfo.hasNextPage]).toEqual([true, false])
})

test("the database itself shows and changes one company's views only, whatever a statement asks for", async () => {
  await save(owner)
  const stranger = viewerIn(other, "COMPANY_USER")
  await save(stranger, { companyId: other })
  const [seen, changed] = await inTenant(subject.database, other, async (tx) => [
    await tx.$queryRawUnsafe<{ company_id: string }[]>("select company_id from saved_view"),
    await tx.$executeRawUnsafe("update saved_view set name = 'mine'"),
  ])
  expect([seen, changed]).toEqual([[{ company_id: other }], 1])
  expect(await subject.sql("select name from reporting.saved_view where company_id = $1", [company])).toEqual([{ name: view.name }])
})
