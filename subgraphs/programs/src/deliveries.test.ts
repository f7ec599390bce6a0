import { newId, type Viewer } from "@teei/subgraph-kit"
import { testNow, viewerIn } from "@teei/testkit"
import { describe, expect, test } from "vitest"
import { replayReceipt } from "./commands/replay-receipts.ts"
import type { ProgramsContext } from "./context.ts"
import {
  type Problem,
  addProgram,
  admin,
  at,
  audited,
  company,
  endpointId,
  events,
  inMs,
  process,
  profile,
  receipts,
  receive,
  sent,
  session,
  sessions,
  signed,
  standing,
  subject,
  useDeliveries,
} from "./testing/deliveries.ts"
import { processDeliveries } from "./webhooks/process-deliveries.ts"
import { purgePayloads } from "./webhooks/purge-payloads.ts"

useDeliveries()

describe("processing", () => {
  test("writes sessions by the path of files, with events, people, one import a day, and a receipt that says what came of it", async () => {
    await receive([signed("D-1", session("K-1")), signed("D-2", session("K-2")), signed("D-3", session("K-1", { duration_minutes: 60 }))])
    await receive([signed("D-4", session("K-2"))])
    await process(testNow, { batchSize: 3 })
    expect(await standing()).toEqual({ "D-1": "CREATED", "D-2": "CREATED", "D-3": "UPDATED", "D-4": "UNCHANGED" })
    expect((await receipts()).map(({ row_no }) => row_no)).toEqual([1, 2, 3, 4])
    expect(await sessions()).toMatchObject([
      { external_id: "K-1", duration_minutes: 60, topics: "work, home", language_level: "B1", row_no: 3 },
      { external_id: "K-2", duration_minutes: 45 },
    ])
    const imports = await subject.sql("select * from programs.import where company_id = $1", [company])
    expect(imports).toMatchObject([
      {
        channel: "WEBHOOK",
        source: "KINTELL_SESSIONS",
        file_name: "kintell deliveries 2026-11-25",
        sha256: null,
        status: "COMMITTED",
        total: 4,
        valid: 4,
        created: 2,
        updated: 1,
        unchanged: 1,
      },
    ])
    expect(await events("kintell.session.completed")).toHaveLength(3)
    expect((await events("import.progressed")).at(-1)?.data).toMatchObject({
      done: 4,
      file: { name: "kintell deliveries 2026-11-25", sha256: null, channel: "WEBHOOK" },
    })
    await process()
    expect(await events("kintell.session.completed")).toHaveLength(3)
  })

  test("tries what cannot be processed five times, each later than the one before, while its neighbours pass; then it is dead and says why", async () => {
    const poison = session("K-2", { program_ref: "NOPE", participant_email: "anna.secret" })
    await receive([signed("D-1", session("K-1")), signed("D-2", poison), signed("D-3", "{]"), signed("D-4", session("K-4"))])
    const pauses = { baseMs: 10_000, factor: 2, jitter: 0.5 }
    let now = 0
    for (const pause of [10_000, 20_000, 40_000, 80_000]) {
      await process(inMs(now), { pauses })
      expect(sent.findLast(({ queue }) => queue === "programs.process-deliveries")?.startAfter).toEqual(inMs(now + pause))
      await process(inMs(now + pause - 5_000), { pauses })
      now += pause
    }
    const waiting = await receipts()
    expect(waiting.map(({ status, attempts }) => [status, attempts])).toEqual([
      ["PROCESSED", 1],
      ["PENDING", 4],
      ["PENDING", 4],
      ["PROCESSED", 1],
    ])
    await process(inMs(now), { pauses })
    const dead = (await receipts()).filter(({ status }) => status === "DEAD")
    expect(dead.map(({ delivery_id, attempts, reason }) => [delivery_id, attempts, reason])).toEqual([
      ["D-2", 5, "Refused: participant_email is not an e-mail address."],
      ["D-3", 5, "The body is not a JSON object."],
    ])
    expect(JSON.stringify(dead.map(({ reason }) => reason))).not.toContain("anna")
    await process(inMs(now + 10_000_000))
    expect((await receipts()).filter(({ attempts }) => attempts > 5)).toEqual([])
  })

  test("isolates what brings another part down, and gives it five tries as well", async () => {
    const some = ["K-1", "K-2", "K-3"].map((id) => signed(id, session(id, id === "K-2" ? { participant_email: "poison@example.org" } : {})))
    await receive(some)
    await process()
    expect(await standing()).toEqual({ "K-1": "CREATED", "K-2": "PENDING", "K-3": "CREATED" })
    expect((await receipts())[1]).toMatchObject({ attempts: 1, reason: expect.stringContaining("did not answer") })
  })

  test("while another part is away everything waits, and passes when it is back", async () => {
    await receive(Array.from({ length: 20 }, (_, n) => signed(`D-${n}`, session(`K-${n}`))))
    profile.isDown = true
    await process()
    expect(new Set((await receipts()).map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(["PENDING 1"]))
    profile.isDown = false
    await process(inMs(60_000))
    expect(new Set(Object.values(await standing()))).toEqual(new Set(["CREATED"]))
    expect(await sessions()).toHaveLength(20)
  })

  test("that is killed before its commit leaves nothing, and the next one does it once", async () => {
    await receive([signed("D-1", session("K-1")), signed("D-2", session("K-2"))])
    const context = at(testNow)
    const killed: ProgramsContext = {
      ...context,
      database: {
        ...context.database,
        transaction: (run) =>
          context.database.transaction(async (tx) => {
            await run(tx)
            throw Object.assign(new Error("killed"), { code: "P1017" })
          }),
      },
    }
    await expect(processDeliveries(killed, "KINTELL")).rejects.toThrow("killed")
    expect([await sessions(), await events("kintell.session.completed"), await standing()]).toEqual([
      [],
      [],
      { "D-1": "PENDING", "D-2": "PENDING" },
    ])
    await Promise.all([process(), process(), process()])
    expect(await standing()).toEqual({ "D-1": "CREATED", "D-2": "CREATED" })
    expect(await events("kintell.session.completed")).toHaveLength(2)
  })

  test("gives records without a programme the one of their kind that the endpoint names, and refuses them where it names none", async () => {
    const bare = (id: string, type: string) => signed(id, session(id, { program_ref: undefined, session_type: type }))
    const [language, mentoring] = [await addProgram(admin, "LANG-2"), await addProgram(admin, "MENT-1", "MENTORSHIP")]
    await subject.query(
      admin,
      "mutation ($input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(input: $input) { userErrors { code } } }",
      {
        input: { endpointId, programIds: [language, mentoring] },
      },
    )
    await receive([bare("K-1", "language"), bare("K-2", "mentorship")])
    await process()
    expect((await sessions()).map(({ program_id }) => program_id)).toEqual([language, mentoring])
    await subject.query(
      admin,
      "mutation ($input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(input: $input) { userErrors { code } } }",
      {
        input: { endpointId, programIds: [] },
      },
    )
    await receive([bare("K-3", "language")])
    await process()
    expect((await receipts()).at(-1)).toMatchObject({ status: "PENDING", reason: "Refused: program_ref is missing." })
  })
})

describe("what is dead or done", () => {
  const replay = (viewer: Viewer, receiptId: string) =>
    subject.query<{ replayWebhookReceipt: { receipt: { status: string } | null; userErrors: Problem[] } }>(
      viewer,
      "mutation ($input: ReplayWebhookReceiptInput!) { replayWebhookReceipt(input: $input) { receipt { status attempts } userErrors { field code } } }",
      { input: { receiptId } },
    )
  const kill = async (id: string) => {
    await receive([signed(id, session(id, { program_ref: "LATER" }))])
    for (let n = 0; n < 5; n++) await process(inMs(n * 1_000), { pauses: { baseMs: 1, factor: 1, jitter: 0 } })
  }

  test("is replayed once its cause is mended; the same done twice changes nothing, and each replay is audited", async () => {
    await kill("K-1")
    const [dead] = await receipts()
    expect(dead).toMatchObject({ status: "DEAD", reason: "Refused: program_ref names no programme of the company." })
    await addProgram(admin, "LATER")
    const context = { ...subject.contextFor(admin), clock: () => testNow }
    expect(await replayReceipt(context, { receiptId: dead?.id ?? "" })).toMatchObject({
      ok: true,
      value: { status: "PENDING", attempts: 0 },
    })
    await process()
    expect(await standing()).toEqual({ "K-1": "CREATED" })
    await replayReceipt(context, { receiptId: dead?.id ?? "" })
    await process()
    expect(await standing()).toEqual({ "K-1": "UNCHANGED" })
    expect(await events("kintell.session.completed")).toHaveLength(1)
    expect(await audited("webhook.replay")).toMatchObject([{ outcome: "DONE", target: dead?.id }, { outcome: "DONE" }])
  })

  test("is replayed all at once since an instant, by administrators of the company alone", async () => {
    await kill("K-1")
    await kill("K-2")
    const all = (viewer: Viewer, since: string) =>
      subject.query<{ replayDeadWebhookReceipts: { count: number | null } }>(
        viewer,
        "mutation ($input: ReplayDeadWebhookReceiptsInput!) { replayDeadWebhookReceipts(input: $input) { count userErrors { code } } }",
        { input: { companyId: company, source: "KINTELL", since } },
      )
    expect((await all(admin, "2026-11-26T00:00:00.000Z")).data?.replayDeadWebhookReceipts.count).toBe(0)
    expect((await all(viewerIn(company, "COMPANY_USER"), "2026-01-01T00:00:00.000Z")).errors[0]?.extensions.code).toBe("FORBIDDEN")
    const [first] = await receipts()
    const stranger = viewerIn(newId("com"), "COMPANY_ADMIN")
    expect((await replay(stranger, first?.id ?? "")).data?.replayWebhookReceipt.userErrors).toMatchObject([{ code: "NOT_FOUND" }])
    expect((await all(admin, "2026-01-01T00:00:00.000Z")).data?.replayDeadWebhookReceipts.count).toBe(2)
  })

  test("is listed and shown with its payload to administrators, each look audited, until it is purged", async () => {
    await receive([signed("D-1", session("K-1"))])
    await process()
    const [{ id } = { id: "" }] = await receipts()
    const look = async (viewer: Viewer) =>
      subject.query<Record<string, any>>(
        viewer,
        `query ($id: ID!) { webhookReceipt(id: $id) { event deliveryId status outcome row import { file { name } } payload processedAt } }`,
        { id },
      )
    expect((await look(admin)).data?.["webhookReceipt"]).toMatchObject({
      event: "session-completed",
      deliveryId: "D-1",
      status: "PROCESSED",
      outcome: "CREATED",
      row: 1,
      import: { file: { name: "kintell deliveries 2026-11-25" } },
      payload: expect.stringContaining("ana@example.org"),
    })
    expect(await audited("webhook.read-payload")).toMatchObject([{ target: id, outcome: "DONE" }])
    expect((await look(viewerIn(company, "COMPANY_USER"))).errors[0]?.extensions.code).toBe("FORBIDDEN")
    expect((await look(viewerIn(newId("com"), "COMPANY_ADMIN"))).data).toEqual({ webhookReceipt: null })
    const list = `query ($r: [_Any!]!, $f: WebhookReceiptFilter) { _entities(representations: $r) { ... on Company {
      webhookEndpoints { source } webhookReceipts(first: 1, filter: $f) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`
    const listed = async (f: Record<string, unknown>) =>
      (await subject.query<Record<string, any>>(admin, list, { r: [{ __typename: "Company", id: company }], f })).data?.["_entities"]?.[0]
        .webhookReceipts.totalCount
    expect(await listed({ source: "KINTELL", status: "PROCESSED", receivedAt: { gte: testNow.toISOString() } })).toBe(1)
    expect(await listed({ receivedAt: { gt: testNow.toISOString() } })).toBe(0)

    const day = 86_400_000
    expect(
      sent.some(({ queue, startAfter }) => queue === "programs.purge-payloads" && startAfter?.getTime() === inMs(31 * day).getTime()),
    ).toBe(true)
    expect(await purgePayloads(at(inMs(30 * day - 1)))).toBe(0)
    expect(await purgePayloads(at(inMs(30 * day + 1)))).toBe(1)
    expect((await look(admin)).data?.["webhookReceipt"]).toMatchObject({ payload: null, status: "PROCESSED" })
    expect((await replay(admin, id)).data?.replayWebhookReceipt.userErrors).toMatchObject([{ code: "CONFLICT" }])
  })
})
