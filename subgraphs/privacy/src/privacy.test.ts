import { inTenant, newId, type Role } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { recordConsent } from "./commands/record-consent.ts"
import { privacy } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
/** Profile knows Anna, in the company of the test only. */
const open = () =>
  openForTest(privacy, { profile: (_query, { id }, companyId) => ({ person: companyId === company && id === anna ? { id } : null }) })
let [company, other, anna] = ["", "", ""]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  other = newId("com")
  anna = newId("per")
})

const input = () => ({ companyId: company, personId: anna, purpose: "EVIDENCE", isGiven: true, textVersion: "2025-10", method: "web-form" })
const record = (role: Role, change: Record<string, unknown> = {}, companyId = company) =>
  subject.query<{ recordConsent: { consent: { id: string } | null } }>(
    viewerIn(companyId, role),
    `mutation ($input: RecordConsentInput!) {
      recordConsent(input: $input) { consent { id purpose isGiven textVersion method at } userErrors { field code } }
    }`,
    { input: { ...input(), ...change } },
  )
const reference = (viewer: ReturnType<typeof viewerIn>, typename: string, id: string, fields: string) =>
  subject.query<{ _entities: (Record<string, unknown> | null)[] }>(
    viewer,
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${fields} } } }`,
    { r: [{ __typename: typename, id }] },
  )
const auditLog = (
  role: Role,
  args: Record<string, unknown> = {},
  fields = "nodes { action outcome target actor { id } actorRole requestId }",
) =>
  subject.query<{ _entities: [{ auditLog: { nodes: Record<string, unknown>[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }] }>(
    viewerIn(company, role),
    `query ($r: [_Any!]!, $first: Int = 25, $after: String, $filter: AuditFilter) {
      _entities(representations: $r) { ... on Company { auditLog(first: $first, after: $after, filter: $filter) { ${fields} } } }
    }`,
    { r: [{ __typename: "Company", id: company }], ...args },
  )

test("what somebody agreed to and withdrew is kept, each time a record of its own, latest first", async () => {
  const given = await record("COMPANY_USER")
  const { companyId: _company, personId: _person, ...said } = input()
  expect(given).toMatchObject({
    errors: [],
    data: { recordConsent: { consent: { ...said, at: subject.now.toISOString() }, userErrors: [] } },
  })
  await record("COMPANY_USER", { isGiven: false })
  await record("COMPANY_USER", { isGiven: false })
  const consents = await reference(viewerIn(company, "COMPANY_ADMIN"), "Person", anna, "consents { isGiven }")
  expect(consents.data?._entities[0]).toEqual({ consents: [{ isGiven: false }, { isGiven: false }, { isGiven: true }] })
  expect((await auditLog("COMPANY_ADMIN")).data?._entities[0].auditLog.nodes).toMatchObject([
    { action: "consent.record", outcome: "DONE", target: anna, actorRole: "COMPANY_USER", requestId: "req-company_user" },
    {},
    {},
  ])
})

test.each([
  ["textVersion", " ", "REQUIRED"],
  ["textVersion", "x".repeat(41), "INVALID"],
  ["method", "", "REQUIRED"],
  ["method", "\u0000", "INVALID"],
  ["personId", "per_nobody", "NOT_FOUND"],
])("a consent with the %s %j is refused by name, and nothing is kept", async (field, value, code) => {
  expect((await record("COMPANY_USER", { [field]: value })).data).toMatchObject({
    recordConsent: { consent: null, userErrors: [{ field: ["input", field], code }] },
  })
  expect(await subject.sql("select from privacy.consent_record where company_id = $1", [company])).toHaveLength(0)
})

test("a viewer records no consent; the refusal is written down", async () => {
  expect((await record("VIEWER")).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
  await expect(recordConsent(subject.contextFor(viewerIn(company, "VIEWER")), { ...input(), purpose: "EVIDENCE" })).rejects.toThrow(
    /may not/,
  )
  expect((await auditLog("COMPANY_ADMIN")).data?._entities[0].auditLog.nodes).toMatchObject([
    { action: "consent.record", outcome: "REFUSED" },
  ])
})

test("nobody records a consent in another company, and another company's person answers as missing", async () => {
  expect((await record("COMPANY_ADMIN", { companyId: other })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
  expect((await record("COMPANY_ADMIN", { companyId: other }, other)).data).toMatchObject({
    recordConsent: { userErrors: [{ code: "NOT_FOUND", field: ["input", "personId"] }] },
  })
})

test("when profile does not answer, the caller is told to try again and nothing is kept", async () => {
  const alone = await openForTest(privacy)
  const answer = await alone.query(
    viewerIn(company, "COMPANY_USER"),
    "mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consent { id } } }",
    { input: input() },
  )
  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }])
  expect(await alone.sql("select from privacy.consent_record")).toHaveLength(0)
  await alone.close()
})

test("only administrators see consents, the log and its entries", async () => {
  await record("COMPANY_USER")
  for (const role of ["VIEWER", "COMPANY_USER"] as const) {
    expect((await auditLog(role)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
    expect((await reference(viewerIn(company, role), "Person", anna, "consents { id }")).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN" } },
    ])
  }
  const [entry] = await subject.sql<{ id: string }>("select id from privacy.audit_entry where company_id = $1", [company])
  expect((await reference(viewerIn(company, "VIEWER"), "AuditEntry", entry?.id ?? "", "action")).data?._entities).toEqual([null])
  expect((await reference(viewerIn(company, "COMPANY_ADMIN"), "AuditEntry", entry?.id ?? "", "action")).data?._entities).toEqual([
    { action: "consent.record" },
  ])
})

test("the gateway's refusals are written down with whom they refused, not with the gateway", async () => {
  const actorId = newId("usr")
  const gateway = { ...viewerIn(company, "SERVICE"), userId: null, service: "gateway" }
  const refusal = { actorId, actorRole: "VIEWER", coordinate: "Mutation.addMember", code: "FORBIDDEN", requestId: "req-1" }
  const mutation = "mutation ($input: RecordRefusalInput!) { _recordRefusal(input: $input) }"
  expect(await subject.query(gateway, mutation, { input: refusal })).toEqual({ data: { _recordRefusal: true }, errors: [] })
  expect((await auditLog("COMPANY_ADMIN")).data?._entities[0].auditLog.nodes).toEqual([
    {
      action: "graph.forbidden",
      outcome: "REFUSED",
      target: "Mutation.addMember",
      actor: { id: actorId },
      actorRole: "VIEWER",
      requestId: "req-1",
    },
  ])
  const forged = await subject.query(viewerIn(company, "COMPANY_ADMIN"), mutation, { input: refusal })
  expect(forged.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }])
})

test("the log is read latest first, page by page, and narrowed by what, how and when", async () => {
  for (const purpose of ["PROGRAM", "ANALYTICS", "EVIDENCE"]) await record("COMPANY_USER", { purpose })
  await record("VIEWER")
  await expect(recordConsent(subject.contextFor(viewerIn(company, "VIEWER")), { ...input(), purpose: "EVIDENCE" })).rejects.toThrow(
    /may not/,
  )
  const fields = "nodes { id outcome } pageInfo { endCursor hasNextPage }"
  const one = (await auditLog("COMPANY_ADMIN", { first: 3 }, fields)).data?._entities[0].auditLog
  const two = (await auditLog("COMPANY_ADMIN", { first: 3, after: one?.pageInfo.endCursor }, fields)).data?._entities[0].auditLog
  const ids = [...(one?.nodes ?? []), ...(two?.nodes ?? [])].map(({ id }) => id)
  expect(ids).toHaveLength(4)
  expect(ids).toEqual(ids.toSorted().reverse())
  expect([one?.pageInfo.hasNextPage, two?.pageInfo.hasNextPage]).toEqual([true, false])
  const count = async (filter: object) =>
    (await auditLog("COMPANY_ADMIN", { filter }, "nodes { id }")).data?._entities[0].auditLog.nodes.length
  expect(await count({ outcome: "REFUSED" })).toBe(1)
  expect(await count({ action: { eq: "consent.record" } })).toBe(4)
  expect(await count({ action: { in: ["import.commit"] } })).toBe(0)
  expect(await count({ action: { contains: "CONSENT" } })).toBe(4)
  expect(await count({ action: { contains: "%" } })).toBe(0)
  expect(await count({ at: { lt: "2020-01-01T00:00:00Z" } })).toBe(0)
  expect(await count({ at: { gt: "2020-01-01T00:00:00Z" }, action: { eq: "consent.record" }, outcome: "DONE" })).toBe(3)
  expect((await auditLog("COMPANY_ADMIN", { filter: { action: { in: Array.from({ length: 101 }, String) } } })).errors).toMatchObject([
    { extensions: { code: "INVALID" } },
  ])
})

test("another company's entries and people answer like ones that do not exist", async () => {
  await record("COMPANY_USER")
  const [entry] = await subject.sql<{ id: string }>("select id from privacy.audit_entry where company_id = $1", [company])
  const stranger = viewerIn(other, "COMPANY_ADMIN")
  for (const id of [entry?.id ?? "", newId("aud"), "aud_\u0000"]) {
    expect(await subject.query(stranger, "query ($id: ID!) { auditEntry(id: $id) { id } }", { id })).toEqual({
      data: { auditEntry: null },
      errors: [],
    })
  }
  expect((await reference(stranger, "Person", anna, "consents { id }")).data?._entities).toEqual([{ consents: [] }])
  expect((await reference(stranger, "Company", company, "id")).data?._entities).toEqual([null])
})

test("the database itself shows one company's rows only, and lets nobody change or forge the log", async () => {
  await record("COMPANY_USER")
  await record("COMPANY_USER")
  const seen = (companyId: string, table: string) =>
    inTenant(subject.database, companyId, (tx) => tx.$queryRawUnsafe<unknown[]>(`select * from ${table}`))
  for (const table of ["audit_entry", "consent_record"]) {
    expect([(await seen(company, table)).length, (await seen(other, table)).length], table).toEqual([2, 0])
    for (const statement of [`update ${table} set company_id = company_id`, `delete from ${table}`]) {
      await expect(inTenant(subject.database, company, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(/permission denied/)
    }
  }
  await expect(
    inTenant(subject.database, company, (tx) =>
      tx.$executeRawUnsafe(
        "insert into audit_entry (company_id, id, actor_role, action, outcome, request_id) values ($1, 'x', 'x', 'x', 'DONE', 'x')",
        company,
      ),
    ),
  ).rejects.toThrow(/permission denied/)
})
