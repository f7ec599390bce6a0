import { readFileSync } from "node:fs"
import { encodeFigureId } from "@teei/domain/figure-id"
import { Kind, parse } from "graphql"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readAuditLog } from "../support/audit-log.ts"
import type { Session } from "../support/connect.ts"
import { clockFrom, suiteBeginsAt } from "../support/clock.ts"
import { deliverer, kintellSession } from "../support/delivering.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { readFixture } from "../support/session-rows.ts"

const supergraph = parse(readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8"))
const unknown = "0".repeat(26)

let platform: TestPlatform
/** Acme Corp's: who asks. */
let a: Session
/** TechCo's: whose things are asked for. */
let b: Session
/** One thing of each kind of TechCo. */
let theirs: Record<
  | "endpoint"
  | "receipt"
  | "program"
  | "match"
  | "import"
  | "person"
  | "snippet"
  | "view"
  | "audit"
  | "figure"
  | "membership"
  | "session"
  | "consent"
  | "enrollment",
  string
>

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  a = await platform.signIn()
  b = await platform.signIn("ingrid.solberg@techco.example")
  const { id: importId } = await importer(platform, b).bring("theirs.csv", readFixture("kintell-sessions.csv"))
  const input = { companyId: b.companyId, name: "Theirs", page: "overview", params: {}, isShared: true }
  await platform.graphql(b, "mutation ($input: SaveViewInput!) { saveView(input: $input) { userErrors { code } } }", { input })
  const one = async (table: string) =>
    (await platform.sql<{ id: string }>(`select id from ${table} where company_id = $1 order by id limit 1`, [b.companyId]))[0]?.id ?? ""
  const hooks = deliverer(platform, b, "techco", clockFrom(suiteBeginsAt))
  const { id: endpointId, secret } = await hooks.open()
  await hooks.deliver(secret, "theirs", kintellSession("THEIRS-1", "TECHCO-LANG-NO"))
  const [receipt] = await hooks.untilTried()
  await platform.settled()
  theirs = {
    endpoint: endpointId,
    receipt: receipt?.id ?? "",
    program: await one("programs.program"),
    match: await one("programs.buddy_match"),
    import: importId,
    person: await one("profile.person"),
    snippet: await one("evidence.snippet"),
    view: await one("reporting.saved_view"),
    audit: await one("privacy.audit_entry"),
    membership: await one("profile.membership"),
    session: await one("programs.session"),
    consent: await one("privacy.consent_record"),
    enrollment: await one("programs.enrollment"),
    figure: figureOf(b.companyId),
  }
  expect(Object.values(theirs)).not.toContain("")
})
afterAll(() => platform.close())

const figureOf = (companyId: string) =>
  encodeFigureId({ companyId, metric: "SESSIONS", start: "2026-01-01", end: "2026-06-30", programIds: null, version: 1, asOf: null })

/** Names of TechCo that must not appear in anything Acme Corp is told: its ids, its name, its people's addresses. */
const marksOfTheirs = () => [b.companyId, b.userId, ...Object.values(theirs), "TechCo", "techco"]

/** A refusal names every place of the operation that asked for the company, the field first. */
const startingWith = (coordinate: string): unknown => expect.stringMatching(new RegExp(`^${coordinate}(,|$)`))

let requests = 0
const newRequest = () => `tenancy-test-${++requests}`

/** Every row of TechCo and the transaction that wrote it, in one number. */
async function stateOfTheirs(): Promise<string> {
  const tables = await platform.sql<{ full: string }>(
    `select table_schema || '.' || table_name as full from information_schema.columns
     where column_name = 'company_id' and table_schema in ('profile', 'programs', 'outcomes', 'evidence', 'reporting', 'privacy') order by 1`,
  )
  const hashes: string[] = []
  for (const { full } of tables) {
    const [row] = await platform.sql<{ hash: string }>(
      `select md5(coalesce(string_agg(t.xmin::text || to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) as hash from ${full} t where company_id = $1`,
      [b.companyId],
    )
    hashes.push(`${full} ${row?.hash}`)
  }
  return hashes.join("\n")
}

const input = (type: string, field: string, selection: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { field code message } } }`

/** One operation for each place where an argument names the company. */
const byCompany: Record<string, (companyId: string) => { query: string; variables: Record<string, unknown> }> = {
  "Query.company": (id) => ({ query: "query ($id: ID!) { company(id: $id) { name } }", variables: { id } }),
  "Query.companyImpact": (id) => ({
    query: 'query ($id: ID!) { companyImpact(companyId: $id, period: { iso: "2026" }) { sessions { value } } }',
    variables: { id },
  }),
  "Mutation.recordConsent": (companyId) => ({
    query: input("RecordConsentInput", "recordConsent", "consent { id }"),
    variables: { input: { companyId, personId: theirs.person, purpose: "EVIDENCE", isGiven: false, textVersion: "1", method: "paper" } },
  }),
  "Mutation.addMember": (companyId) => ({
    query: input("AddMemberInput", "addMember", "membership { id }"),
    variables: { input: { companyId, email: "grace.whitfield@acme.example", name: "Grace", role: "COMPANY_ADMIN" } },
  }),
  "Mutation.upsertProgram": (companyId) => ({
    query: input("UpsertProgramInput", "upsertProgram", "program { id }"),
    variables: {
      input: {
        companyId,
        externalRef: { system: "kintell", id: "TECHCO-LANG-NO" },
        name: "Taken over",
        kind: "LANGUAGE",
        startsOn: "2026-01-01",
      },
    },
  }),
  "Mutation.upsertRecord": (companyId) => ({
    query: input("UpsertRecordInput", "upsertRecord", "result { outcome }"),
    variables: { input: { companyId, source: "KINTELL_SESSIONS", fields: [{ field: "session_id", value: "X-1" }] } },
  }),
  "Mutation.upsertRecords": (companyId) => ({
    query: input("UpsertRecordsInput", "upsertRecords", "results { outcome }"),
    variables: { input: { companyId, source: "KINTELL_SESSIONS", records: [{ fields: [{ field: "session_id", value: "X-1" }] }] } },
  }),
  "Mutation.createImport": (companyId) => ({
    query: input("CreateImportInput", "createImport", "import { id } upload { url }"),
    variables: { input: { companyId, source: "KINTELL_SESSIONS", fileName: "a.csv" } },
  }),
  "Mutation.createWebhookEndpoint": (companyId) => ({
    query: input("CreateWebhookEndpointInput", "createWebhookEndpoint", "endpoint { id } secret"),
    variables: { input: { companyId, source: "BUDDY" } },
  }),
  "Mutation.replayDeadWebhookReceipts": (companyId) => ({
    query: input("ReplayDeadWebhookReceiptsInput", "replayDeadWebhookReceipts", "count"),
    variables: { input: { companyId, source: "KINTELL", since: "2026-01-01T00:00:00.000Z" } },
  }),
  "Mutation.saveView": (companyId) => ({
    query: input("SaveViewInput", "saveView", "savedView { id }"),
    variables: { input: { companyId, name: "Spy", page: "overview", params: {}, isShared: true } },
  }),
}
const subscriptions: Record<string, string> = {
  "Subscription.companyImpact": 'subscription ($id: ID!) { companyImpact(companyId: $id, period: { iso: "2026" }) { sessions { value } } }',
}

/** Root fields of the graph that a directive with these arguments stands on. */
function rootFields(matches: (field: { name: string; directives: string; args: string[] }) => boolean): string[] {
  return supergraph.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && ["Query", "Mutation", "Subscription"].includes(definition.name.value)
      ? (definition.fields ?? [])
          .filter(({ name, directives = [], arguments: args = [] }) =>
            matches({
              name: name.value,
              args: args.map((argument) => argument.name.value),
              directives: directives
                .map(
                  (directive) =>
                    `${directive.name.value} ${(directive.arguments ?? []).map(({ value }) => (value.kind === Kind.ENUM ? value.value : "")).join(" ")}`,
                )
                .join(";"),
            }),
          )
          .map(({ name }) => `${definition.name.value}.${name.value}`)
      : [],
  )
}

describe("another company's id, wherever an argument names a company", () => {
  test("every such place of the graph is tried here", () => {
    const places = rootFields(({ directives }) => /tenant ARG/.test(directives))
    expect(places.toSorted()).toEqual([...Object.keys(byCompany), ...Object.keys(subscriptions)].toSorted())
  })

  test.each(Object.entries(byCompany))(
    "%s is refused in the very words for a company that does not exist, once in the own audit log",
    async (coordinate, make) => {
      const before = await stateOfTheirs()
      const ask = async (companyId: string, requestId: string) => {
        const { query, variables } = make(companyId)
        return platform.graphql(a, query, variables, requestId)
      }
      const requestId = newRequest()
      const refused = await ask(b.companyId, requestId)
      expect([refused.status, refused.errors.map(({ extensions }) => extensions.code)]).toEqual([403, ["FORBIDDEN"]])
      const absent = await ask(`com_${unknown}`, newRequest())
      expect({ status: refused.status, text: refused.text.replaceAll(requestId, "") }).toEqual({
        status: absent.status,
        text: absent.text.replaceAll(/tenancy-test-\d+/g, ""),
      })
      for (const mark of marksOfTheirs()) expect(refused.text).not.toContain(mark)

      const entries = await readAuditLog(platform, a, requestId)
      expect(entries).toMatchObject([
        {
          action: "graph.forbidden",
          outcome: "REFUSED",
          target: startingWith(coordinate),
          actor: { id: a.userId },
          actorRole: "COMPANY_ADMIN",
        },
      ])
      for (const mark of marksOfTheirs()) expect(JSON.stringify(entries)).not.toContain(mark)
      expect(await readAuditLog(platform, b, requestId)).toEqual([])
      expect(await stateOfTheirs()).toBe(before)
    },
  )

  test.each(Object.entries(subscriptions))("%s is refused the same way", async (coordinate, query) => {
    const refusals: string[] = []
    for (const id of [b.companyId, `com_${unknown}`]) {
      const seen = (await readAuditLog(platform, a)).length
      const failure = await platform
        .live(a)
        .subscribe(query, { id })
        .next()
        .catch((error: unknown) => error)
      refusals.push(JSON.stringify(failure).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ""))
      const [entry, ...others] = await readAuditLog(platform, a)
      expect(entry).toMatchObject({
        action: "graph.forbidden",
        outcome: "REFUSED",
        target: startingWith(coordinate.replace("Subscription", "Query")),
      })
      expect(others.length).toBe(Math.min(seen, 99))
    }
    expect(refusals[0]).toContain("FORBIDDEN")
    expect(refusals[0]).toBe(refusals[1])
  })
})

/** One operation for each place where an argument names a thing; `absent` is an id of the same form that names nothing. */
const byId: Record<
  string,
  { kind: () => [theirs: string, absent: string]; query: string; variables?: (id: string) => Record<string, unknown> }
> = {
  "Query.figure": {
    kind: () => [theirs.figure, figureOf(`com_${unknown}`)],
    query: "query ($id: ID!) { figure(id: $id) { value lineage { formula } } }",
  },
  "Query.evidenceSnippet": {
    kind: () => [theirs.snippet, `evi_${unknown}`],
    query: "query ($id: ID!) { evidenceSnippet(id: $id) { text program { name } } }",
  },
  "Query.auditEntry": { kind: () => [theirs.audit, `aud_${unknown}`], query: "query ($id: ID!) { auditEntry(id: $id) { action target } }" },
  "Query.person": {
    kind: () => [theirs.person, `per_${unknown}`],
    query: "query ($id: ID!) { person(id: $id) { name email consents { id } enrollments { nodes { id } } } }",
  },
  "Query.program": {
    kind: () => [theirs.program, `prg_${unknown}`],
    query: 'query ($id: ID!) { program(id: $id) { name impact(period: { iso: "2026" }) { sessions { value } } } }',
  },
  "Query.buddyMatch": {
    kind: () => [theirs.match, `mat_${unknown}`],
    query:
      "query ($id: ID!) { buddyMatch(id: $id) { status participant { pseudonym } events { nodes { kind } } feedback { nodes { rating } } } }",
  },
  "Query.import": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: "query ($id: ID!) { import(id: $id) { status issues { nodes { value } } preview { values { value } } } }",
  },
  "Query.savedView": { kind: () => [theirs.view, `svw_${unknown}`], query: "query ($id: ID!) { savedView(id: $id) { name params } }" },
  "Mutation.checkImport": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("CheckImportInput", "checkImport", "import { id }"),
    variables: (importId) => ({ input: { importId } }),
  },
  "Mutation.commitImport": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("CommitImportInput", "commitImport", "import { id }"),
    variables: (importId) => ({ input: { importId } }),
  },
  "Mutation.undoImport": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("UndoImportInput", "undoImport", "import { id }"),
    variables: (importId) => ({ input: { importId } }),
  },
  "Mutation.cancelImport": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("CancelImportInput", "cancelImport", "import { id }"),
    variables: (importId) => ({ input: { importId } }),
  },
  "Mutation.replayImport": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("ReplayImportInput", "replayImport", "import { id }"),
    variables: (importId) => ({ input: { importId } }),
  },
  "Mutation.createImport(replacesId)": {
    kind: () => [theirs.import, `imp_${unknown}`],
    query: input("CreateImportInput", "createImport", "import { id }"),
    variables: (replacesId) => ({ input: { companyId: a.companyId, source: "KINTELL_SESSIONS", fileName: "x.csv", replacesId } }),
  },
  "Query.webhookReceipt": {
    kind: () => [theirs.receipt, `whr_${unknown}`],
    query: "query ($id: ID!) { webhookReceipt(id: $id) { deliveryId payload import { id } } }",
  },
  "Mutation.updateWebhookEndpoint": {
    kind: () => [theirs.endpoint, `whe_${unknown}`],
    query: input("UpdateWebhookEndpointInput", "updateWebhookEndpoint", "endpoint { id }"),
    variables: (endpointId) => ({ input: { endpointId, isEnabled: false } }),
  },
  "Mutation.disableWebhookEndpoint": {
    kind: () => [theirs.endpoint, `whe_${unknown}`],
    query: input("DisableWebhookEndpointInput", "disableWebhookEndpoint", "endpoint { id }"),
    variables: (endpointId) => ({ input: { endpointId } }),
  },
  "Mutation.rotateWebhookSecret": {
    kind: () => [theirs.endpoint, `whe_${unknown}`],
    query: input("RotateWebhookSecretInput", "rotateWebhookSecret", "endpoint { id } secret"),
    variables: (endpointId) => ({ input: { endpointId } }),
  },
  "Mutation.replayWebhookReceipt": {
    kind: () => [theirs.receipt, `whr_${unknown}`],
    query: input("ReplayWebhookReceiptInput", "replayWebhookReceipt", "receipt { id payload }"),
    variables: (receiptId) => ({ input: { receiptId } }),
  },
  "Mutation.deleteView": {
    kind: () => [theirs.view, `svw_${unknown}`],
    query: input("DeleteViewInput", "deleteView", "deletedId"),
    variables: (id) => ({ input: { id } }),
  },
  "Mutation.saveView(id)": {
    kind: () => [theirs.view, `svw_${unknown}`],
    query: input("SaveViewInput", "saveView", "savedView { id }"),
    variables: (id) => ({ input: { companyId: a.companyId, id, name: "Theirs", page: "overview", params: {} } }),
  },
  "Mutation.recordConsent(personId)": {
    kind: () => [theirs.person, `per_${unknown}`],
    query: input("RecordConsentInput", "recordConsent", "consent { id }"),
    variables: (personId) => ({
      input: { companyId: a.companyId, personId, purpose: "EVIDENCE", isGiven: true, textVersion: "1", method: "paper" },
    }),
  },
  "Company.impact(programIds)": {
    kind: () => [theirs.program, `prg_${unknown}`],
    query:
      'query ($c: ID!, $id: ID!) { company(id: $c) { impact(period: { iso: "2026" }, filter: { programIds: [$id] }) { sessions { value status } trend(metric: SESSIONS) { value status } } } }',
    variables: (id) => ({ c: a.companyId, id }),
  },
  "Company.evidence(programIds)": {
    kind: () => [theirs.program, `prg_${unknown}`],
    query: "query ($c: ID!, $id: ID!) { company(id: $c) { evidence(filter: { programIds: [$id] }) { totalCount nodes { text } } } }",
    variables: (id) => ({ c: a.companyId, id }),
  },
}

describe("an id of another company's thing, wherever an argument names a thing", () => {
  test("every root field that takes an id, and every mutation that takes one, is tried here", () => {
    const takingId = rootFields(({ directives, args }) => args.includes("id") && !/tenant ARG|inaccessible/.test(directives)).filter(
      (place) => place.startsWith("Query."),
    )
    const commands = rootFields(({ directives }) => /(^|;)tenant (?!ARG)/.test(directives)).filter(
      (place) => place.startsWith("Mutation.") && !place.includes("._"),
    )
    expect(Object.keys(byId)).toEqual(expect.arrayContaining([...takingId, ...commands]))
    expect(takingId.length).toBeGreaterThanOrEqual(7)
    expect(commands.length).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.entries(byId))(
    "%s answers as for an id that names nothing, and changes nothing; a look-up or command that missed is in the own audit log",
    async (coordinate, { kind, query, variables = (id) => ({ id }) }) => {
      const before = await stateOfTheirs()
      const [their, absent] = kind()
      const requestId = newRequest()
      const answers = []
      for (const id of [their, absent]) {
        const { status, text } = await platform.graphql(a, query, variables(id), requestId)
        answers.push({ status, text: text.replaceAll(id, "the id") })
      }
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]?.status).toBe(200)
      for (const mark of marksOfTheirs()) expect(answers[0]?.text).not.toContain(mark)
      expect(await stateOfTheirs()).toBe(before)

      const entries = await readAuditLog(platform, a, requestId)
      // A filter that names nothing leaves an empty answer, which is no refusal.
      expect(entries.length).toBe(coordinate.startsWith("Company.") ? 0 : 2)
      for (const entry of entries) {
        expect(entry).toMatchObject({ outcome: "REFUSED", actor: { id: a.userId }, actorRole: "COMPANY_ADMIN" })
        expect(entry).toMatchObject(
          coordinate.startsWith("Query.")
            ? { action: "graph.not_found", target: coordinate }
            : { action: expect.stringMatching(/^[a-z_]+\.[a-z_]+$/), target: expect.stringMatching(/^input\.[a-zA-Z]*[iI]d$/) },
        )
      }
      for (const mark of marksOfTheirs()) expect(JSON.stringify(entries)).not.toContain(mark)
    },
  )

  test("a programme of another company cannot be the one an import's rows belong to", async () => {
    const files = importer(platform, a)
    const { id } = await files.bring("ours.csv", readFixture("kintell-language-v1.0.csv"))
    const [foreign, absent] = [await files.check(id, { programId: theirs.program }), await files.check(id, { programId: `prg_${unknown}` })]
    expect(foreign.userErrors.map(({ code, field }) => ({ code, field }))).toEqual([
      { code: "NOT_FOUND", field: ["input", "mapping", "programId"] },
    ])
    expect(JSON.stringify(foreign.userErrors).replaceAll(theirs.program, "")).toBe(
      JSON.stringify(absent.userErrors).replaceAll(`prg_${unknown}`, ""),
    )
  })

  test("a cursor of another company's list is worth nothing in one's own", async () => {
    const page = (session: Session, after: string | null) =>
      platform.graphql<{ company: { people: { nodes: { id: string }[]; pageInfo: { endCursor: string } } } }>(
        session,
        "query ($c: ID!, $after: String) { company(id: $c) { people(first: 5, after: $after) { nodes { id } pageInfo { endCursor } } } }",
        { c: session.companyId, after },
      )
    const their = await page(b, null)
    const own = await page(a, their.data.company.people.pageInfo.endCursor)
    const everybody = await platform.sql<{ id: string }>("select id from profile.person where company_id = $1", [a.companyId])
    const ids = new Set(everybody.map(({ id }) => id))
    expect(own.data.company.people.nodes.every(({ id }) => ids.has(id))).toBe(true)
  })

  test("an upload address cannot be turned to another company or another import", async () => {
    const { url } = await importer(platform, a).create("ours.csv")
    const put = (path: string) => fetch(platform.url + path, { method: "PUT", body: "session_id\n1\n" }).then(({ status }) => status)
    expect(await put(url.replace(a.companyId, b.companyId))).toBe(403)
    expect(await put(url.replace(/imp_[0-9a-z]{26}/, theirs.import))).toBe(403)
    expect(await put(url.replace(/expires=\d+/, "expires=9999999999"))).toBe(403)
    expect(await put(url)).toBe(201)
  })
})
