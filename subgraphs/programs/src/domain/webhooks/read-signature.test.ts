import { expect, test } from "vitest"
import { readSignature } from "./read-signature.ts"

const hex = "ab".repeat(32)

test("Kintell and Buddy sign time and body, and give the delivery an id", () => {
  const headers = { "x-delivery-id": "D-1", "x-kintell-signature": `t=1764060000,v1=${hex}` }
  expect(readSignature("KINTELL", headers)).toEqual({
    deliveryId: "D-1",
    timestamp: 1764060000,
    prefix: "1764060000.",
    signatures: [hex],
    encoding: "hex",
    key: "TEXT",
  })
  expect(readSignature("BUDDY", headers)).toBeNull()
  expect(readSignature("BUDDY", { "x-delivery-id": "D-1", "x-buddy-signature": `v1=${hex}, t=1,v1=${hex}` })?.signatures).toEqual([
    hex,
    hex,
  ])
})

test("learning platforms sign the body alone, with or without an id", () => {
  const claim = readSignature("UPSKILLING", { "x-upskilling-signature": `sha256=${hex}` })
  expect(claim).toMatchObject({ deliveryId: null, timestamp: null, prefix: "", signatures: [hex] })
  expect(readSignature("UPSKILLING", { "x-upskilling-signature": `sha256=${hex}`, "x-delivery-id": "D-1" })?.deliveryId).toBe("D-1")
})

test("Standard Webhooks goes before the system's own way, and may hold several signatures", () => {
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": "12",
    "webhook-signature": "v1,AAAA v1a,BBBB v1,CCCC",
    "x-delivery-id": "D-1",
  }
  expect(readSignature("KINTELL", headers)).toMatchObject({
    deliveryId: "msg_1",
    prefix: "msg_1.12.",
    signatures: ["AAAA", "CCCC"],
    encoding: "base64",
    key: "STANDARD",
  })
})

test.each([
  ["nothing", {}],
  ["no id", { "x-kintell-signature": `t=1,v1=${hex}` }],
  ["an id that cannot be shown", { "x-delivery-id": "a b", "x-kintell-signature": `t=1,v1=${hex}` }],
  ["an id that is too long", { "x-delivery-id": "a".repeat(201), "x-kintell-signature": `t=1,v1=${hex}` }],
  ["no time", { "x-delivery-id": "D-1", "x-kintell-signature": `v1=${hex}` }],
  ["a time that is none", { "x-delivery-id": "D-1", "x-kintell-signature": `t=-5,v1=${hex}` }],
  ["no signature", { "x-delivery-id": "D-1", "x-kintell-signature": "t=1" }],
  ["half of the standard", { "webhook-id": "msg_1", "webhook-signature": "v1,AAAA" }],
  ["another version", { "webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": "v2,AAAA" }],
])("%s is no signature", (_what, headers) => {
  expect(readSignature("KINTELL", headers)).toBeNull()
})
