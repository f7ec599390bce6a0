import { expect, test } from "vitest"
import { downloadPath, verifyDownload } from "./download-url.ts"
import { signUpload } from "./upload-url.ts"

const secret = "s".repeat(32)
const now = new Date("2026-11-25T08:00:00Z")
const grant = { id: "imp_1", company: "com_1", user: "usr_1", expires: now.getTime() / 1000 + 60 }
const given = (change: Partial<typeof grant> = {}) => {
  const query = new URL(downloadPath(grant, secret), "http://x").searchParams
  return { ...grant, ...change, signature: query.get("signature") ?? "" }
}

test("an address given out is good until it expires, for exactly what it was given for", () => {
  expect(verifyDownload(given(), secret, now)).toBe(true)
  expect(verifyDownload(given(), secret, new Date(now.getTime() + 60_000))).toBe(false)
  for (const change of [{ id: "imp_2" }, { company: "com_2" }, { user: "usr_2" }, { expires: grant.expires + 1 }, { id: "../imp_1" }])
    expect(verifyDownload(given(change), secret, now), JSON.stringify(change)).toBe(false)
  expect(verifyDownload(given(), "t".repeat(32), now)).toBe(false)
})

test("a permission to send a file is none to fetch one", () => {
  const { id, company, expires } = grant
  expect(verifyDownload({ ...grant, signature: signUpload({ id, company, expires }, secret) }, secret, now)).toBe(false)
})
