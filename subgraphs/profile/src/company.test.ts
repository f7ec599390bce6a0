import { newId } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addMember } from "./commands/add-member.ts"
import { createCompany } from "./commands/create-company.ts"
import { profile } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(profile)
const root = { ...viewerIn(null, "SUPER_ADMIN"), userId: null, service: "seed" }
const input = { name: "Acme Corp", slug: "acme", country: "US", currency: "USD", locale: "en" }
let acme = ""
let techco = ""

const createMutation = `mutation ($input: CreateCompanyInput!) {
  createCompany(input: $input) { company { id name slug country currency locale } userErrors { field code message allowed } }
}`
const addMutation = `mutation ($input: AddMemberInput!) {
  addMember(input: $input) {
    membership { id role since user { name email } company { slug } } userErrors { field code message allowed }
  }
}`

type Created = { createCompany: { company: { id: string } | null; userErrors: unknown[] } }
type Added = { addMember: { membership: { id: string; role: string; user: { name: string } } | null; userErrors: unknown[] } }

beforeAll(async () => {
  subject = await open()
  const create = async (slug: string) => {
    const answer = await subject.query<Created>(root, createMutation, { input: { ...input, slug, name: `${slug} Inc` } })
    return answer.data?.createCompany.company?.id ?? ""
  }
  acme = await create("first")
  techco = await create("second")
})
afterAll(() => subject.close())

const auditOf = (companyId: string) =>
  subject.sql<{ action: string; outcome: string; target: string | null; actor_role: string }>(
    "select action, outcome, target, actor_role from privacy.audit_entry where company_id = $1 order by id",
    [companyId],
  )

test("a company is made with its slug, announced and written down", async () => {
  const answer = await subject.query<Created>(root, createMutation, { input })
  expect(answer).toMatchObject({ errors: [], data: { createCompany: { company: input, userErrors: [] } } })
  const id = answer.data?.createCompany.company?.id ?? ""
  expect(await auditOf(id)).toEqual([{ action: "company.create", outcome: "DONE", target: id, actor_role: "seed" }])
  const events = await subject.sql("select type, company_id, data from bus.outbox_event where company_id = $1", [id])
  expect(events).toEqual([{ type: "company.created", company_id: id, data: { country: "US", currency: "USD" } }])
})

test("a slug is taken once, and saying it again leaves nothing behind", async () => {
  await subject.query(root, createMutation, { input })
  const answer = await subject.query(root, createMutation, { input })
  expect(answer.data).toMatchObject({ createCompany: { company: null, userErrors: [{ code: "TAKEN", field: ["input", "slug"] }] } })
  expect(await subject.sql("select from profile.company where slug = $1", [input.slug])).toHaveLength(1)
})

test.each([
  ["slug", "A", "INVALID"],
  ["slug", "-acme", "INVALID"],
  ["slug", "a".repeat(41), "INVALID"],
  ["name", "  ", "REQUIRED"],
  ["name", "a\u0000b", "INVALID"],
  ["country", "XX", "INVALID"],
  ["country", "EU", "INVALID"],
  ["currency", "ABC", "INVALID"],
  ["locale", "de", "INVALID"],
])("a company with the %s %j is refused by name", async (field, value, code) => {
  const answer = await subject.query(root, createMutation, { input: { ...input, slug: "other", [field]: value } })
  expect(answer.data).toMatchObject({ createCompany: { company: null, userErrors: [{ code, field: ["input", field] }] } })
})

test("only the people who run the platform make companies; a refusal is written down where the caller works", async () => {
  const admin = viewerIn(acme, "COMPANY_ADMIN")
  expect((await subject.query(admin, createMutation, { input })).errors[0]?.extensions.code).toBe("FORBIDDEN")
  await expect(createCompany(subject.contextFor(admin), input)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } })
  expect(await auditOf(acme)).toContainEqual({ action: "company.create", outcome: "REFUSED", target: null, actor_role: "COMPANY_ADMIN" })
})

test("nobody who is not signed in makes one", async () => {
  const nobody = { ...viewerIn(null, "VIEWER"), userId: null }
  expect((await subject.query(nobody, createMutation, { input })).errors[0]?.extensions.code).toBe("UNAUTHENTICATED")
})

const member = () => ({
  companyId: acme,
  email: "Grace.Whitfield@Acme.example ",
  name: "Grace Whitfield",
  role: "COMPANY_ADMIN",
  locale: "en",
})

test("somebody gets a role, and the same account when the address is written otherwise; said again it changes the role", async () => {
  const admin = viewerIn(acme, "COMPANY_ADMIN")
  const first = await subject.query<Added>(admin, addMutation, { input: member() })
  expect(first).toMatchObject({
    errors: [],
    data: {
      addMember: {
        membership: {
          role: "COMPANY_ADMIN",
          user: { name: "Grace Whitfield", email: "grace.whitfield@acme.example" },
          company: { slug: "first" },
        },
        userErrors: [],
      },
    },
  })
  const again = await subject.query<Added>(admin, addMutation, {
    input: { ...member(), email: "grace.whitfield@acme.example", name: "Somebody Else", role: "VIEWER" },
  })
  expect(again.data?.addMember.membership).toMatchObject({
    id: first.data?.addMember.membership?.id,
    role: "VIEWER",
    user: { name: "Grace Whitfield" },
  })
  expect(await subject.sql("select from profile.membership where company_id = $1", [acme])).toHaveLength(1)
  await subject.query(admin, addMutation, { input: member() })
})

test.each([
  ["role", "SUPER_ADMIN", "INVALID", ["VIEWER", "COMPANY_USER", "COMPANY_ADMIN"]],
  ["email", "grace", "INVALID", null],
  ["name", "", "REQUIRED", null],
  ["locale", "de", "INVALID", ["en", "uk", "no"]],
])("a member with the %s %j is refused by name, with what is allowed", async (field, value, code, allowed) => {
  const answer = await subject.query(viewerIn(acme, "COMPANY_ADMIN"), addMutation, { input: { ...member(), [field]: value } })
  expect(answer.data).toMatchObject({ addMember: { membership: null, userErrors: [{ code, field: ["input", field], allowed }] } })
})

test("only an administrator adds members; the refusal is written down", async () => {
  const user = viewerIn(techco, "COMPANY_USER")
  expect((await subject.query(user, addMutation, { input: { ...member(), companyId: techco } })).errors[0]?.extensions.code).toBe(
    "FORBIDDEN",
  )
  await expect(addMember(subject.contextFor(user), { ...member(), companyId: techco, role: "VIEWER" })).rejects.toMatchObject({
    extensions: { code: "FORBIDDEN" },
  })
  expect(await auditOf(techco)).toContainEqual({ action: "member.add", outcome: "REFUSED", target: null, actor_role: "COMPANY_USER" })
})

test("an administrator adds nobody to another company, whether or not it exists", async () => {
  const admin = viewerIn(acme, "COMPANY_ADMIN")
  for (const companyId of [techco, newId("com")]) {
    const answer = await subject.query(admin, addMutation, { input: { ...member(), companyId } })
    expect(answer.errors).toMatchObject([{ message: "You may not do this here.", extensions: { code: "FORBIDDEN" } }])
  }
  expect(await subject.sql("select from profile.membership where company_id = $1", [techco])).toHaveLength(0)
})

const accountQuery = `query ($id: ID, $email: String, $slug: String) {
  _account(id: $id, email: $email, companySlug: $slug) { user { id email } grants { companyId companySlug companyName role } }
}`
const gateway = { ...viewerIn(null, "SERVICE"), userId: null, service: "gateway" }

test("the gateway finds an account by id, by address, and a company's first administrator; only what belongs together", async () => {
  await subject.query(root, addMutation, { input: { ...member(), companyId: acme } })
  await subject.query(viewerIn(techco, "COMPANY_ADMIN"), addMutation, { input: { ...member(), companyId: techco, role: "VIEWER" } })
  const grants = [
    { companyId: acme, companySlug: "first", companyName: "first Inc", role: "COMPANY_ADMIN" },
    { companyId: techco, companySlug: "second", companyName: "second Inc", role: "VIEWER" },
  ]
  const bySlug = await subject.query<{ _account: { user: { id: string } } }>(gateway, accountQuery, { slug: "first" })
  expect(bySlug.data).toMatchObject({ _account: { user: { email: "grace.whitfield@acme.example" } } })
  const id = bySlug.data?._account.user.id
  for (const variables of [{ id }, { email: "Grace.Whitfield@acme.example" }, { email: "grace.whitfield@acme.example", slug: "second" }]) {
    const { data } = await subject.query<{ _account: { grants: unknown[] } }>(gateway, accountQuery, variables)
    expect(data?._account.grants).toEqual(expect.arrayContaining(grants))
  }
  for (const variables of [
    { id: newId("usr") },
    { email: "nobody@acme.example" },
    { slug: "nowhere" },
    { slug: "second" },
    { id, slug: "acme" },
    {},
  ]) {
    expect((await subject.query(gateway, accountQuery, variables)).data).toEqual({ _account: null })
  }
})

test("nobody but the gateway asks for accounts", async () => {
  const answer = await subject.query(viewerIn(acme, "SUPER_ADMIN"), accountQuery, { slug: "first" })
  expect(answer).toMatchObject({ data: { _account: null }, errors: [{ extensions: { code: "FORBIDDEN" } }] })
})

test("a viewer sees who they are, where they work, and every company of theirs, but only one company's lists", async () => {
  const { data } = await subject.query<{ _account: { user: { id: string } } }>(gateway, accountQuery, { slug: "first" })
  const viewer = viewerIn(acme, "COMPANY_ADMIN", data?._account.user.id)
  const seen = await subject.query(
    viewer,
    "{ viewer { role user { email } company { slug } memberships { role company { slug } } } company { slug memberships { nodes { role } pageInfo { hasNextPage } } } }",
  )
  expect(seen).toMatchObject({
    errors: [],
    data: {
      viewer: {
        role: "COMPANY_ADMIN",
        user: { email: "grace.whitfield@acme.example" },
        company: { slug: "first" },
        memberships: [
          { role: "COMPANY_ADMIN", company: { slug: "first" } },
          { role: "VIEWER", company: { slug: "second" } },
        ],
      },
      company: { slug: "first", memberships: { nodes: [{ role: "COMPANY_ADMIN" }], pageInfo: { hasNextPage: false } } },
    },
  })
  const other = await subject.query(viewer, "{ viewer { memberships { company { slug people { totalCount } } } } }")
  expect(other).toMatchObject({ data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] })
})

test("another company answers like one that does not exist", async () => {
  const viewer = viewerIn(acme, "COMPANY_ADMIN")
  const references = [techco, newId("com"), "com_nonsense"].map((id) => ({ __typename: "Company", id }))
  for (const { id } of references) {
    expect(await subject.query(viewer, "query ($id: ID) { company(id: $id) { name } }", { id })).toEqual({
      data: { company: null },
      errors: [],
    })
  }
  const answer = await subject.query(viewer, "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { name } } }", {
    r: [...references, { __typename: "Company", id: acme }],
  })
  expect(answer.data).toEqual({ _entities: [null, null, null, { name: "first Inc" }] })
})

test("an account is seen by itself and by companies it belongs to, by nobody else", async () => {
  const { data } = await subject.query<{ _account: { user: { id: string } } }>(gateway, accountQuery, { slug: "first" })
  const id = data?._account.user.id
  const ask = (companyId: string | null, userId?: string) =>
    subject.query(
      viewerIn(companyId, "VIEWER", userId),
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { email } } }",
      {
        r: [{ __typename: "User", id }],
      },
    )
  expect((await ask(acme)).data).toMatchObject({ _entities: [{ email: "grace.whitfield@acme.example" }] })
  expect((await ask(null, id)).data).toMatchObject({ _entities: [{ email: "grace.whitfield@acme.example" }] })
  expect((await ask(newId("com"))).data).toEqual({ _entities: [null] })
  expect((await ask(null)).data).toEqual({ _entities: [null] })
})
