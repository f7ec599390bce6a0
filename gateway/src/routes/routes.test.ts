import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { signUpload, uploadPath } from "@teei/subgraph-kit"
import { describe, expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"

describe("uploads", () => {
  const secret = "upload-secret"
  const expires = Math.floor(Date.now() / 1000) + 60
  const grant = { id: "imp_1", company: "com_acme", expires }

  test("a signed address takes the bytes as they are", async () => {
    const { app, stored } = await openGateway()
    const put = (payload: string) =>
      app.inject({ method: "PUT", url: uploadPath(grant, secret), headers: { "content-type": "text/csv" }, payload })
    const answer = await put("a,b\n1,2\n")
    expect([answer.statusCode, answer.json()]).toEqual([201, { sizeBytes: 8, sha256: "f".repeat(64) }])
    expect((await put("other")).statusCode).toBe(201)
    expect([...stored].map(([name, bytes]) => [name, bytes.toString()])).toEqual([["com_acme.imp_1", "other"]])
  })

  test("an address changed, forged or expired takes nothing", async () => {
    const { app, stored } = await openGateway()
    const good = uploadPath(grant, secret)
    const past = { ...grant, expires: Math.floor(Date.now() / 1000) - 1 }
    const urls = [
      good.replace("imp_1", "imp_2"),
      good.replace("com_acme", "com_globex"),
      good.replace(String(expires), String(expires + 1000)),
      uploadPath(grant, "another secret"),
      uploadPath(past, secret),
      good.replace(/signature=.*/, "signature="),
      "/uploads/imp_1",
      `/uploads/..%2F..%2Fetc?company=com_acme&expires=${expires}&signature=${signUpload({ ...grant, id: "../../etc" }, secret)}`,
    ]
    for (const url of urls) {
      const { statusCode, body } = await app.inject({ method: "PUT", url, payload: "x", headers: { "content-type": "text/csv" } })
      expect([url, statusCode, JSON.parse(body).error.code]).toEqual([url, 403, "FORBIDDEN"])
    }
    expect(stored.size).toBe(0)
  })

  test("a file that is announced too large is refused before it comes, one that turns out so when it does", async () => {
    const { app } = await openGateway()
    const { statusCode, body } = await app.inject({
      method: "PUT",
      url: uploadPath(grant, secret),
      headers: { "content-type": "text/csv", "content-length": String(2 * 1024 ** 3) },
      payload: "x",
    })
    expect([statusCode, JSON.parse(body).error.code]).toEqual([413, "LIMIT_EXCEEDED"])
    const small = await openGateway({
      files: { put: async () => Promise.reject(Object.assign(new Error("too large"), { code: "TOO_LARGE" })) },
    })
    expect(
      (await small.app.inject({ method: "PUT", url: uploadPath(grant, secret), payload: "x", headers: { "content-type": "text/csv" } }))
        .statusCode,
    ).toBe(413)
  })
})

describe("health", () => {
  test("alive is alive; ready names who does not answer", async () => {
    const { app, world } = await openGateway()
    world.fails.add("evidence:down")
    expect((await app.inject("/healthz")).statusCode).toBe(200)
    const ready = await app.inject("/readyz")
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: "not ready", waitingFor: ["evidence"] }])
    const other = await openGateway()
    other.world.fails.add("profile:without-database")
    expect((await other.app.inject("/readyz")).json()).toEqual({ status: "not ready", waitingFor: ["profile"] })
    world.fails.clear()
    expect((await (await openGateway()).app.inject("/readyz")).statusCode).toBe(200)
  })
})

describe("the cockpit", () => {
  const open = async () => {
    const webRoot = mkdtempSync(join(tmpdir(), "teei-web-"))
    mkdirSync(join(webRoot, "assets"))
    writeFileSync(join(webRoot, "index.html"), "<title>TEEI</title>")
    writeFileSync(join(webRoot, "assets/index-Bq3x9_Zk.js"), "1")
    return openGateway({ webRoot })
  }

  test("every page is the index, not to be kept; files with a hash are kept for ever; missing files are missing", async () => {
    const { app } = await open()
    const html = { accept: "text/html,*/*" }
    for (const url of ["/", "/playground", "/acme/overview?period=2026"]) {
      const page = await app.inject({ url, headers: html })
      expect([page.statusCode, page.body, page.headers["cache-control"]]).toEqual([200, "<title>TEEI</title>", "no-cache"])
      expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'")
      expect(page.headers["x-content-type-options"]).toBe("nosniff")
    }
    expect((await app.inject("/assets/index-Bq3x9_Zk.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable")
    expect((await app.inject({ url: "/assets/gone-12345678.js", headers: html })).statusCode).toBe(404)
    expect((await app.inject({ url: "/../package.json", headers: html })).statusCode).toBe(404)
    const missing = await app.inject("/api/nothing")
    expect([missing.statusCode, missing.json().error.code]).toEqual([404, "NOT_FOUND"])
    expect((await app.inject({ method: "POST", url: "/acme/overview", headers: html })).statusCode).toBe(404)
  })

  test("no other origin is let in", async () => {
    const { app } = await open()
    const { headers } = await app.inject({
      url: "/graphql",
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    })
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([])
  })
})
