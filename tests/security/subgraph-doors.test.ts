import { type Viewer, signViewer, subgraphNames, viewerHeader } from "@teei/subgraph-kit"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { suiteBeginsAt } from "../support/clock.ts"
import type { Session } from "../support/connect.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"

const now = Date.parse(suiteBeginsAt)
const unknown = "0".repeat(26)
const sdl = "{ _service { sdl } }"
const entities = "query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }"

let platform: TestPlatform
let a: Session
let b: Session
beforeAll(async () => {
  platform = await openTestPlatform({ mode: "many", pilot: true, clock: () => new Date(now) })
  a = await platform.signIn()
  b = await platform.signIn("ingrid.solberg@techco.example")
})
afterAll(() => platform.close())

const viewerOf = ({ userId, companyId }: Session): Viewer => ({
  userId,
  role: "COMPANY_ADMIN",
  companyId,
  memberships: [{ companyId, role: "COMPANY_ADMIN" }],
  requestId: "doors-test",
  service: null,
})

async function knock(name: (typeof subgraphNames)[number], header: string | null, query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(platform.urlOf(name) ?? "", {
    method: "POST",
    headers: { "content-type": "application/json", ...(header === null ? {} : { [viewerHeader]: header }) },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, text: await response.text() }
}

describe.each(subgraphNames)("%s over HTTP", (name) => {
  const headers = (): [string, string | null][] => {
    const { viewer: secret } = platform.secrets
    const good = signViewer(viewerOf(a), secret, now)
    const [payload = "", signature = ""] = good.split(".")
    const richer = Buffer.from(JSON.stringify({ viewer: { ...viewerOf(a), role: "SUPER_ADMIN" }, expiresAt: now + 60_000 })).toString(
      "base64url",
    )
    return [
      ["no header", null],
      ["an empty header", ""],
      ["no header but a token of the gateway", a.token],
      ["a viewer signed with another secret", signViewer(viewerOf(a), "another secret, guessed by somebody else", now)],
      ["a viewer signed with no secret", signViewer(viewerOf(a), "", now)],
      ["a viewer that has expired", signViewer(viewerOf(a), secret, now - 60_001)],
      ["a viewer made richer under the old signature", `${richer}.${signature}`],
      ["a viewer without its signature", payload],
      ["a signature cut short", good.slice(0, -1)],
      ["a signature with more behind it", `${good}.x`],
      ["something that is no viewer", "e30.e30"],
    ]
  }

  test("answers nobody but the gateway, in the same words whatever was asked and however it was forged", async () => {
    const words = new Set<string>()
    for (const [what, header] of headers()) {
      for (const [query, variables] of [
        [sdl, {}],
        [entities, { r: [{ __typename: "Company", id: a.companyId }] }],
        ["{ __schema { types { name } } }", {}],
        ["{ no such thing", {}],
      ] as const) {
        const { status, text } = await knock(name, header, query, variables)
        expect(status, `${what}: ${query}`).toBe(401)
        words.add(text)
      }
    }
    expect([...words]).toEqual([
      JSON.stringify({ errors: [{ message: "Only the gateway may ask.", extensions: { code: "UNAUTHENTICATED" } }] }),
    ])
  })

  test("answers whoever brings a viewer the gateway signed", async () => {
    const { status, text } = await knock(name, signViewer(viewerOf(a), platform.secrets.viewer, now), sdl)
    expect(status).toBe(200)
    expect(text).toContain("type Query")
  })

  test("has nothing else to offer than /graphql and its health", async () => {
    const at = (path: string, init?: RequestInit) => fetch(new URL(path, platform.urlOf(name) ?? ""), init).then(({ status }) => status)
    expect(await at("/graphql")).toBe(404)
    expect(await at("/")).toBe(404)
    expect([await at("/healthz"), await at("/readyz")]).toEqual([200, 200])
  })
})

describe("a viewer of one company, straight at a subgraph with references to another's things,", () => {
  /** Tables of entities, by the type they stand for, and the field that would tell most. */
  const kinds: [typename: string, subgraph: (typeof subgraphNames)[number], table: string, prefix: string, fields: string][] = [
    ["Person", "profile", "profile.person", "per", "pseudonym name email"],
    ["Program", "programs", "programs.program", "prg", "name sessions(first: 1) { nodes { id } }"],
    ["Import", "programs", "programs.import", "imp", "status issues { nodes { value } }"],
    ["EvidenceSnippet", "evidence", "evidence.snippet", "evi", "text"],
    ["SavedView", "reporting", "reporting.saved_view", "svw", "name params"],
    ["AuditEntry", "privacy", "privacy.audit_entry", "aud", "action"],
  ]
  const ask = async (name: (typeof subgraphNames)[number], typename: string, ids: string[], fields: string) => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${fields} } } }`
    const { status, text } = await knock(name, signViewer(viewerOf(a), platform.secrets.viewer, now), query, {
      r: ids.map((id) => ({ __typename: typename, id })),
    })
    return { status, text }
  }

  test.each(kinds)("gets the same for a %s as for one that does not exist", async (typename, name, table, prefix, fields) => {
    const rows = await platform.sql<{ id: string; company_id: string }>(`select id, company_id from ${table} where company_id = any($1)`, [
      [a.companyId, b.companyId],
    ])
    const absent = `${prefix}_${unknown}`
    const foreign = rows.find(({ company_id }) => company_id === b.companyId)?.id
    const served = await ask(name, typename, [foreign ?? absent], fields)
    expect(served).toEqual(await ask(name, typename, [absent], fields))
    const own = rows.find(({ company_id }) => company_id === a.companyId)?.id
    // Where the pilot has one, it is served beside the foreign one: the null is the wall's, not the subgraph's.
    if (own !== undefined && foreign !== undefined) {
      const { data } = JSON.parse((await ask(name, typename, [own, foreign], fields)).text) as { data: { _entities: unknown[] } | null }
      if (data !== null) expect(data._entities.map((entity) => entity === null)).toEqual([false, true])
    }
  })

  test("gets nothing of a company by reference", async () => {
    for (const name of subgraphNames) {
      const fields = {
        profile: "name",
        programs: "imports { nodes { id } }",
        outcomes: 'impact(period: { iso: "2026" }) { sessions { value } }',
        evidence: "evidence { nodes { text } }",
        reporting: "savedViews { nodes { name } }",
        privacy: "auditLog { nodes { action } }",
      }[name]
      const [foreign, absent] = [await ask(name, "Company", [b.companyId], fields), await ask(name, "Company", [`com_${unknown}`], fields)]
      expect(foreign, name).toEqual(absent)
      expect(foreign.text, name).not.toMatch(/"value":"\d|"text":"|"action":"|"name":"/)
    }
  })
})
