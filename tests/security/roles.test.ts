import { afterAll, beforeAll, expect, test } from "vitest"
import { readAuditLog } from "../support/audit-log.ts"
import type { Session } from "../support/connect.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"

let platform: TestPlatform
/** Acme Corp's administrator. */
let admin: Session
beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  admin = await platform.signIn()
})
afterAll(() => platform.close())

let requests = 0
const newRequest = () => `roles-test-${++requests}`

const mutation = (type: string, field: string) => `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`
const createImport = mutation("CreateImportInput", "createImport")
const file = { source: "KINTELL_SESSIONS", fileName: "a.csv" }
const programme = { externalRef: { system: "kintell", id: "ACME-NEW" }, name: "New", kind: "LANGUAGE", startsOn: "2026-01-01" }
const member = { email: "someone@acme.example", name: "Some One", role: "COMPANY_ADMIN" }
const ofCompany = (selection: string) => `query ($c: ID!) { company(id: $c) { ${selection} } }`

test.each<[string, string, string, object]>([
  ["bring in a file", "Mutation.createImport", createImport, file],
  ["change programmes", "Mutation.upsertProgram", mutation("UpsertProgramInput", "upsertProgram"), programme],
  ["add members", "Mutation.addMember", mutation("AddMemberInput", "addMember"), member],
  ["read who people are", "Person.name", ofCompany("people(first: 1) { nodes { name } }"), {}],
  ["read addresses", "Person.email", ofCompany("people(first: 1) { nodes { email } }"), {}],
  ["read the audit log", "Company.auditLog", ofCompany("auditLog(first: 1) { nodes { action } }"), {}],
  ["read the cells a file began with", "ImportColumn.samples", ofCompany("imports(first: 1) { nodes { columns { samples } } }"), {}],
  ["read the rows of a file", "Import.preview", ofCompany("imports(first: 1) { nodes { preview(first: 1) { row } } }"), {}],
  ["read the cells with problems", "Import.issues", ofCompany("imports(first: 1) { nodes { issues(first: 1) { totalCount } } }"), {}],
  ["read deliveries", "Company.webhookReceipts", ofCompany("webhookReceipts(first: 1) { nodes { deliveryId } }"), {}],
  [
    "read what was delivered",
    "Company.webhookReceipts, WebhookReceipt.payload",
    ofCompany("webhookReceipts(first: 1) { nodes { payload } }"),
    {},
  ],
  [
    "let systems in",
    "Mutation.createWebhookEndpoint",
    mutation("CreateWebhookEndpointInput", "createWebhookEndpoint"),
    { source: "BUDDY" },
  ],
  ["read the members", "Company.memberships", ofCompany("memberships(first: 1) { nodes { role } }"), {}],
])("a viewer cannot %s, and the try is in the audit log once", async (_what, coordinate, query, input) => {
  const viewer = await platform.signIn("laura.benedetti@acme.example")
  const requestId = newRequest()
  const variables = query.startsWith("mutation") ? { input: { companyId: admin.companyId, ...input } } : { c: admin.companyId }
  const { status, errors, text } = await platform.graphql(viewer, query, variables, requestId)
  expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([403, ["FORBIDDEN"]])
  expect(text).not.toContain("@")
  expect(await readAuditLog(platform, admin, requestId)).toMatchObject([
    { action: "graph.forbidden", outcome: "REFUSED", target: coordinate, actor: { id: viewer.userId }, actorRole: "VIEWER" },
  ])
})

test("a role in one company is worth nothing in another one works in as well", async () => {
  const thomas = await platform.signIn("thomas.ashdown@globalcare.example", "globalcare")
  const begin = (companyId: string) =>
    platform.graphql<{ createImport: { userErrors: unknown[] } | null }>(thomas, createImport, { input: { companyId, ...file } })
  expect((await begin(thomas.companyId)).data.createImport).toEqual({ userErrors: [] })
  expect((await begin(admin.companyId)).errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"])
  const look = await platform.graphql<{ company: { name: string } }>(thomas, ofCompany("name"), { c: admin.companyId })
  expect(look.data.company.name).toBe("Acme Corp")
})

test("whoever may read who people are leaves an entry for each person read", async () => {
  const requestId = newRequest()
  const { data } = await platform.graphql<{ company: { people: { nodes: { id: string; email: string }[] } } }>(
    admin,
    ofCompany("people(first: 3) { nodes { id email name } }"),
    { c: admin.companyId },
    requestId,
  )
  const { nodes } = data.company.people
  expect(nodes).toHaveLength(3)
  expect(nodes.every(({ email }) => email.includes("@"))).toBe(true)
  const entries = await readAuditLog(platform, admin, requestId)
  expect(entries.map(({ target }) => target).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
  for (const entry of entries) expect(entry).toMatchObject({ action: "person.read-pii", outcome: "DONE", actor: { id: admin.userId } })
})

test("whoever is not known sees nothing: no token, a token of nobody, a token changed", async () => {
  const tokens = [null, { token: "not.a.token" }, { token: `${admin.token.slice(0, -4)}AAAA` }]
  for (const token of tokens) {
    const { status, errors } = await platform.graphql(token, ofCompany("name"), { c: admin.companyId })
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([401, ["UNAUTHENTICATED"]])
  }
})
