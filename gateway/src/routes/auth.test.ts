import { generateKeyPairSync } from "node:crypto"
import { describe, expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"
import { tokens } from "../tokens.ts"

async function open(options: Parameters<typeof openGateway>[0] = {}) {
  const gateway = await openGateway(options)
  const post = (url: string, payload: object = {}, headers: Record<string, string> = {}) =>
    gateway.app.inject({ method: "POST", url, payload, headers })
  const role = async (accessToken: string) => {
    const answer = await post("/graphql", { query: "{ viewer { role company { slug } } }" }, { authorization: `Bearer ${accessToken}` })
    return answer.json().data?.viewer
  }
  return { ...gateway, post, role }
}
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers["set-cookie"]).split(";")[0] ?? ""

describe("the demo", () => {
  test("is entered as the first administrator when nobody is named", async () => {
    const { post, role } = await open()
    const answer = await post("/auth/demo")
    const { accessToken, expiresAt, viewer } = answer.json()
    expect(viewer).toEqual({
      user: { id: "usr_anna", name: "anna", email: "anna@example.org", locale: "en" },
      companyId: "com_acme",
      companySlug: "acme",
      role: "COMPANY_ADMIN",
      memberships: [
        { companyId: "com_acme", companySlug: "acme", companyName: "Acme", role: "COMPANY_ADMIN" },
        { companyId: "com_globex", companySlug: "globex", companyName: "Globex", role: "VIEWER" },
      ],
    })
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000)
    expect(await role(accessToken)).toEqual({ role: "COMPANY_ADMIN", company: { slug: "acme" } })
    expect(answer.headers["set-cookie"]).toMatch(/^teei_refresh=[\w.-]+; Path=\/auth; HttpOnly; SameSite=Strict; Expires=/)
    expect(answer.headers["cache-control"]).toBe("no-store")
    expect(answer.body).not.toContain(cookieOf(answer).slice("teei_refresh=".length))
  })

  test("is entered as somebody, somewhere", async () => {
    const { post } = await open()
    const as = async (body: object) => (await post("/auth/demo", body)).json()
    expect((await as({ company: "globex", email: "anna@example.org" })).viewer).toMatchObject({ companySlug: "globex", role: "VIEWER" })
    expect((await as({ company: "acme" })).viewer.user.id).toBe("usr_anna")
    expect((await as({ email: "vera@example.org" })).viewer).toMatchObject({ companySlug: "acme", role: "VIEWER" })
    expect((await as({ email: "nils@example.org" })).viewer).toMatchObject({ companyId: null, role: null })
    expect((await as({ email: "nobody@example.org" })).error.code).toBe("NOT_FOUND")
    expect((await as({ company: "globex", email: "vera@example.org" })).error.code).toBe("NOT_FOUND")
    expect((await as({ email: 5 })).error.code).toBe("INVALID")
  })

  test("lists its people", async () => {
    const { app } = await open()
    expect((await app.inject("/auth/personas")).json().personas[0].email).toBe("anna@example.org")
  })

  test("is closed in production", async () => {
    const { app, post } = await open({ isDemo: false })
    for (const answer of [await post("/auth/demo"), await app.inject("/auth/personas")]) {
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, "FORBIDDEN"])
    }
  })
})

describe("a session", () => {
  test("goes on with the cookie, for the same company, until the account is gone", async () => {
    const { post, world } = await open()
    const cookie = cookieOf(await post("/auth/demo", { company: "globex", email: "anna@example.org" }))
    const answer = await post("/auth/refresh", {}, { cookie })
    expect([answer.statusCode, answer.json().viewer.companySlug]).toEqual([200, "globex"])
    expect((await post("/auth/refresh")).json().error.code).toBe("UNAUTHENTICATED")
    world.fails.add("profile:down")
    expect((await post("/auth/refresh", {}, { cookie })).json().error.code).toBe("UNAVAILABLE")
  })

  test("moves to another company of the viewer's, and to no other", async () => {
    const { post, role } = await open()
    const demo = await post("/auth/demo")
    const headers = { authorization: `Bearer ${demo.json().accessToken}`, cookie: cookieOf(demo) }
    const moved = await post("/auth/company", { companyId: "com_globex" }, headers)
    expect(await role(moved.json().accessToken)).toEqual({ role: "VIEWER", company: { slug: "globex" } })
    expect((await post("/auth/refresh", {}, { cookie: cookieOf(moved) })).json().viewer.companySlug).toBe("globex")
    const [foreign, missing] = [
      await post("/auth/company", { companyId: "com_none" }, headers),
      await post("/auth/company", { companyId: "com_other" }, headers),
    ]
    expect([foreign.statusCode, foreign.json().error.message]).toEqual([403, missing.json().error.message])
    expect((await post("/auth/company", { companyId: "com_acme" })).statusCode).toBe(401)
  })

  test("ends at sign-out", async () => {
    const { post } = await open()
    const answer = await post("/auth/logout")
    expect([answer.statusCode, answer.headers["set-cookie"]]).toEqual([
      204,
      "teei_refresh=; Path=/auth; HttpOnly; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    ])
  })
})

describe("a token", () => {
  test("of one kind never passes for the other, nor one of another key, nor an old one", async () => {
    let now = new Date()
    const { issuer, post, role } = await open({ clock: () => now })
    const claims = { userId: "usr_vera", companyId: "com_acme" }
    const { token: access } = await issuer.issue("access", claims)
    const { token: refresh } = await issuer.issue("refresh", claims)
    const { token: foreign } = await tokens(generateKeyPairSync("ed25519"), () => now).issue("access", claims)
    expect(await role(access)).toMatchObject({ role: "VIEWER" })
    expect(await role(refresh)).toBeUndefined()
    expect(await role(foreign)).toBeUndefined()
    expect((await post("/auth/refresh", {}, { cookie: `teei_refresh=${access}` })).statusCode).toBe(401)
    const [header, , signature] = access.split(".")
    const raised = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(access.split(".")[1] ?? "", "base64url").toString()), sub: "usr_sue" }),
    ).toString("base64url")
    expect(await role(`${header}.${raised}.${signature}`)).toBeUndefined()
    now = new Date(now.getTime() + 15 * 60_000 + 1000)
    expect(await role(access)).toBeUndefined()
  })
})

test("sign-in attempts are sixty a minute for each address", async () => {
  let now = new Date()
  const { post } = await open({ clock: () => now })
  for (let attempt = 0; attempt < 60; attempt++) expect((await post("/auth/refresh")).statusCode).toBe(401)
  const refused = await post("/auth/refresh")
  expect([refused.statusCode, refused.json().error.code, refused.headers["retry-after"]]).toEqual([429, "RATE_LIMITED", "60"])
  now = new Date(now.getTime() + 60_000)
  expect((await post("/auth/refresh")).statusCode).toBe(401)
})
