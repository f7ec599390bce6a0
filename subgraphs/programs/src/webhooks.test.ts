import { createHmac } from "node:crypto"
import { newId, noCompany } from "@teei/subgraph-kit"
import { testNow, viewerIn } from "@teei/testkit"
import { describe, expect, test } from "vitest"
import {
  type Created,
  addProgram,
  admin,
  audited,
  company,
  create,
  endpointId,
  inMs,
  process,
  receipts,
  receive,
  secret,
  sent,
  session,
  signed,
  standing,
  subject,
  useDeliveries,
} from "./testing/deliveries.ts"

useDeliveries()

describe("an endpoint", () => {
  test("tells its secret once, keeps it sealed, and is one for each system", async () => {
    expect(secret).toMatch(/^whsec_/)
    const again = (await create(admin)).data?.createWebhookEndpoint
    expect(again).toMatchObject({ endpoint: null, secret: null, userErrors: [{ code: "TAKEN", field: ["input", "source"] }] })
    const own = (await create(admin, { source: "BUDDY", secret: "a secret that Buddy made" })).data?.createWebhookEndpoint
    expect(own).toMatchObject({ secret: null, userErrors: [] })
    const stored = JSON.stringify(await subject.sql("select * from programs.webhook_endpoint where company_id = $1", [company]))
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain("Buddy made")
    expect(await audited("webhook.create")).toHaveLength(2)
  })

  test("is an administrator's, with a good secret and programmes of the company", async () => {
    expect((await create(viewerIn(company, "COMPANY_USER"))).errors[0]?.extensions.code).toBe("FORBIDDEN")
    const other = viewerIn(newId("com"), "COMPANY_ADMIN")
    const foreign = await addProgram(other, "LANG-1")
    const wrong = async (input: Record<string, unknown>) =>
      (await create(admin, { source: "BUDDY", ...input })).data?.createWebhookEndpoint.userErrors.map(({ field, code }) => [
        field?.at(-1),
        code,
      ])
    expect(await wrong({ secret: "short" })).toEqual([["secret", "INVALID"]])
    expect(await wrong({ programIds: [foreign] })).toEqual([["0", "NOT_FOUND"]])
    const [one, two] = [await addProgram(admin, "LANG-2"), await addProgram(admin, "LANG-3")]
    expect(await wrong({ programIds: [one, two] })).toEqual([["programIds", "INVALID"]])
  })

  test("accepts the secret before beside the new one while they overlap, never a third, and none when it is stopped", async () => {
    const rotate = async (input: Record<string, unknown>) =>
      (
        await subject.query<{ rotateWebhookSecret: Created }>(
          admin,
          "mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { endpoint { previousSecretUntil } secret userErrors { code } } }",
          { input: { endpointId, ...input } },
        )
      ).data?.rotateWebhookSecret
    const second = (await rotate({ overlapHours: 1 }))?.secret ?? ""
    const answers = (when: Date, ...keys: string[]) =>
      receive(
        keys.map((key, n) => signed(`${when.getTime()}-${n}`, session("K-1"), { key, when })),
        when,
      )
    expect(await answers(testNow, secret, second)).toEqual(["ACCEPTED", "ACCEPTED"])
    expect(await answers(inMs(3_600_001), secret, second)).toEqual(["UNSIGNED", "ACCEPTED"])
    const third = (await rotate({ secret: "given by the system itself" }))?.secret
    expect(third).toBeNull()
    expect(await answers(inMs(1), secret, second, "given by the system itself")).toEqual(["UNSIGNED", "ACCEPTED", "ACCEPTED"])
    expect(await rotate({ overlapHours: 169 })).toMatchObject({ userErrors: [{ code: "INVALID" }] })
    await subject.query(
      admin,
      "mutation ($input: DisableWebhookEndpointInput!) { disableWebhookEndpoint(input: $input) { userErrors { code } } }",
      {
        input: { endpointId },
      },
    )
    expect(await answers(inMs(2), second, "given by the system itself")).toEqual(["UNSIGNED", "UNSIGNED"])
  })
})

describe("a delivery", () => {
  test("is taken once under its id; another body under the same id is refused and audited", async () => {
    const first = signed("D-1", session("K-1"))
    const changed = signed("D-1", session("K-1", { duration_minutes: 50 }))
    expect(await receive([first, first, changed])).toEqual(["ACCEPTED", "DUPLICATE", "MISMATCH"])
    expect(await receive([changed, first, signed("D-2", session("K-2"))])).toEqual(["MISMATCH", "DUPLICATE", "ACCEPTED"])
    const [one] = await receipts()
    expect(await audited("webhook.mismatch")).toMatchObject([
      { outcome: "REFUSED", target: one?.id },
      { outcome: "REFUSED", target: one?.id },
    ])
    expect(sent.map(({ queue }) => queue)).toEqual(["programs.process-deliveries", "programs.process-deliveries"])
  })

  test("with a signature that is wrong, of another time or missing is not taken; one entry for each batch says so", async () => {
    const good = signed("D-1", session("K-1"))
    const drift = 5 * 60_000
    const answers = await receive([
      signed("D-2", session("K-1"), { key: "another secret" }),
      { ...good, body: Buffer.from("{}").toString("base64") },
      { ...good, headers: { "x-delivery-id": "D-1" } },
      { ...good, headers: { "x-kintell-signature": good.headers["x-kintell-signature"] } },
      signed("D-3", session("K-1"), { when: inMs(-drift - 1_000) }),
      signed("D-4", session("K-1"), { when: inMs(drift + 1_000) }),
      signed("D-5", session("K-1"), { when: inMs(-drift) }),
      { ...good, source: "BUDDY" },
    ])
    expect(answers).toEqual([...Array.from({ length: 6 }, () => "UNSIGNED"), "ACCEPTED", "UNSIGNED"])
    expect(await audited("webhook.unsigned")).toMatchObject([{ target: "webhooks/kintell" }, { target: "webhooks/buddy" }])
    const nobody = await receive([good], testNow, noCompany)
    expect(nobody).toEqual(["UNSIGNED"])
    expect(await subject.sql("select from privacy.audit_entry where company_id = $1", [noCompany])).toEqual([])
  })

  test("may be signed by Standard Webhooks, for every system", async () => {
    const body = JSON.stringify({ type: "session.completed", timestamp: testNow.toISOString(), data: session("K-1") })
    const t = Math.floor(testNow.getTime() / 1000)
    const mac = createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
      .update(`msg_1.${t}.${body}`)
      .digest("base64")
    const headers = { "webhook-id": "msg_1", "webhook-timestamp": String(t), "webhook-signature": `v1,${"A".repeat(43)}= v1,${mac}` }
    expect(await receive([{ source: "KINTELL", headers, body: Buffer.from(body).toString("base64") }])).toEqual(["ACCEPTED"])
    await process()
    expect(await standing()).toEqual({ msg_1: "CREATED" })
  })
})
