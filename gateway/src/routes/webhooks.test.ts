import { noCompany } from "@teei/subgraph-kit"
import { expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"

const deliver = (gateway: Awaited<ReturnType<typeof openGateway>>, id: string, url = "/webhooks/kintell/acme", payload = '{"a" : 1}') =>
  gateway.app.inject({
    method: "POST",
    url,
    payload,
    headers: { "content-type": "application/json", "x-delivery-id": id, cookie: "teei_refresh=secret" },
  })

test("each answer of programs has its status, and the bytes reach it as they came, with the headers of signatures alone", async () => {
  const gateway = await openGateway()
  const ids = ["ACCEPTED", "DUPLICATE", "MISMATCH", "UNSIGNED"]
  const answers = await Promise.all(ids.map((id) => deliver(gateway, id)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 200, 409, 401])
  expect(answers.map((answer) => answer.json().status ?? answer.json().error.code)).toEqual([
    "accepted",
    "duplicate",
    "CONFLICT",
    "UNAUTHENTICATED",
  ])
  const deliveries = gateway.world.batches.flatMap((batch) => batch.deliveries)
  expect(deliveries[0]).toEqual({
    source: "KINTELL",
    headers: { "x-delivery-id": "ACCEPTED" },
    body: Buffer.from('{"a" : 1}').toString("base64"),
  })
})

test("what arrives at about the same time for one company is handed over in one call", async () => {
  const gateway = await openGateway()
  await deliver(gateway, "ACCEPTED")
  gateway.world.batches.length = 0
  await Promise.all(Array.from({ length: 50 }, () => deliver(gateway, "ACCEPTED")))
  expect(gateway.world.batches.flatMap(({ deliveries }) => deliveries)).toHaveLength(50)
  expect(gateway.world.batches.length).toBeLessThan(10)
  expect(new Set(gateway.world.batches.map(({ companyId }) => companyId))).toEqual(new Set(["com_acme"]))
})

test("an address of no company is asked about in the name of none, and answered in the same words", async () => {
  const gateway = await openGateway()
  const [known, unknown] = [await deliver(gateway, "UNSIGNED"), await deliver(gateway, "UNSIGNED", "/webhooks/kintell/nobody")]
  expect(gateway.world.batches.map(({ companyId }) => companyId)).toEqual(["com_acme", noCompany])
  const words = ({ statusCode, body }: typeof known) => [statusCode, body.replaceAll(/[0-9a-f-]{36}/g, "")]
  expect(words(unknown)).toEqual(words(known))
  expect((await deliver(gateway, "ACCEPTED", "/webhooks/other/acme")).statusCode).toBe(404)
})

test("a body of 256 KiB is taken, one byte more is not", async () => {
  const gateway = await openGateway()
  const most = 256 * 1024
  expect((await deliver(gateway, "ACCEPTED", "/webhooks/buddy/acme", "x".repeat(most))).statusCode).toBe(202)
  const refused = await deliver(gateway, "ACCEPTED", "/webhooks/buddy/acme", "x".repeat(most + 1))
  expect([refused.statusCode, refused.json().error.code]).toEqual([413, "LIMIT_EXCEEDED"])
})

test.each(["programs:store", "programs:down", "profile:down"])(
  "with %s nothing is answered as taken: 503, and when to come back",
  async (failure) => {
    const gateway = await openGateway()
    gateway.world.fails.add(failure)
    const answers = await Promise.all([deliver(gateway, "ACCEPTED"), deliver(gateway, "ACCEPTED")])
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().error.code, answer.headers["retry-after"]]).toEqual([503, "UNAVAILABLE", "5"])
      expect(answer.body).not.toContain("db-7")
    }
    gateway.world.fails.clear()
    expect((await deliver(gateway, "ACCEPTED")).statusCode).toBe(202)
  },
)
