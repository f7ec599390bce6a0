import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { readSignature } from "../domain/webhooks/read-signature.ts"
import { isSigned, toSigningKey } from "./is-signed.ts"
import { createSecretBox, drawSecret } from "./secret-box.ts"

const now = new Date("2026-11-25T08:30:00Z")
const t = now.getTime() / 1000
const body = Buffer.from('{"name" : "Zoë"}')

/** A delivery signed by Standard Webhooks with these bytes for a key. */
function claimOf(key: Buffer) {
  const mac = createHmac("sha256", key).update(`msg_1.${t}.`).update(body).digest("base64")
  const claim = readSignature("KINTELL", { "webhook-id": "msg_1", "webhook-timestamp": String(t), "webhook-signature": `v1,${mac}` })
  if (claim === null) throw new Error("the claim cannot be read")
  return claim
}

test("a secret of ours is the base64 behind its prefix; one that is no base64 is its characters, never a key of nothing", () => {
  const ours = drawSecret()
  expect(isSigned(claimOf(Buffer.from(ours.slice(6), "base64")), body, [toSigningKey(ours)], now)).toBe(true)
  expect(isSigned(claimOf(Buffer.from(ours)), body, [toSigningKey(ours)], now)).toBe(false)
  const theirs = "whsec_!!!!!!!!!!!!"
  expect(isSigned(claimOf(Buffer.from(theirs)), body, [toSigningKey(theirs)], now)).toBe(true)
  expect(isSigned(claimOf(Buffer.alloc(0)), body, [toSigningKey(theirs)], now)).toBe(false)
})

test("one byte more or less, another secret, no secret at all: none is signed", () => {
  const secret = drawSecret()
  const claim = claimOf(Buffer.from(secret.slice(6), "base64"))
  expect(isSigned(claim, body, [toSigningKey(drawSecret()), toSigningKey(secret)], now)).toBe(true)
  expect(isSigned(claim, Buffer.concat([body, Buffer.from(" ")]), [toSigningKey(secret)], now)).toBe(false)
  expect(isSigned(claim, body.subarray(1), [toSigningKey(secret)], now)).toBe(false)
  expect(isSigned(claim, body, [toSigningKey(drawSecret())], now)).toBe(false)
  expect(isSigned(claim, body, [], now)).toBe(false)
  expect(isSigned(claimOf(Buffer.from("there is no such secret")), body, [], now)).toBe(false)
})

test("a sealed secret opens for its endpoint alone, under its key alone", () => {
  const box = createSecretBox("k".repeat(32))
  const sealed = box.seal("com_1", "whe_1", "a secret of theirs")
  expect(box.open("com_1", "whe_1", sealed)).toBe("a secret of theirs")
  expect(sealed).not.toBe(box.seal("com_1", "whe_1", "a secret of theirs"))
  expect(() => box.open("com_2", "whe_1", sealed)).toThrow()
  expect(() => box.open("com_1", "whe_2", sealed)).toThrow()
  expect(() => createSecretBox("l".repeat(32)).open("com_1", "whe_1", sealed)).toThrow()
})
