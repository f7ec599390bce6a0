import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { clockFrom, suiteBeginsAt } from "../support/clock.ts"
import type { Session } from "../support/connect.ts"
import { deliverer, kintellSession } from "../support/delivering.ts"
import { readImpact, readPrograms } from "../support/figures.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"

const run = promisify(execFile)
const period = { iso: "2026-11" }

describe.each([
  { mode: "one", bus: "embedded" },
  { mode: "many", bus: "embedded" },
  { mode: "one", bus: "nats" },
  { mode: "many", bus: "nats" },
] as const)("deliveries of Kintell, parts in $mode, events over $bus", ({ mode, bus }) => {
  const clock = clockFrom(suiteBeginsAt)
  let platform: TestPlatform
  let admin: Session
  let kintell: ReturnType<typeof deliverer>
  let endpoint: { id: string; secret: string }
  let programRef: string
  beforeAll(async () => {
    platform = await openTestPlatform({ mode, bus, pilot: true, clock })
    admin = await platform.signIn()
    kintell = deliverer(platform, admin, "acme", clock)
    endpoint = await kintell.open()
    programRef = [...(await readPrograms(platform, admin)).keys()].find((ref) => ref.includes("LANG")) ?? ""
  })
  afterAll(() => platform.close())

  const sessions = async () => (await readImpact(platform, admin, period)).sessions

  test("move the figures, once each, and the figure says that they came by webhook", async () => {
    const before = await sessions()
    const ids = Array.from({ length: 30 }, (_, n) => `HOOK-${n}`)
    const answers = await Promise.all(ids.map((id) => kintell.deliver(endpoint.secret, `D-${id}`, kintellSession(id, programRef))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    const again = await Promise.all(ids.map((id) => kintell.deliver(endpoint.secret, `D-${id}`, kintellSession(id, programRef))))
    expect(new Set(again.map(({ status, body }) => `${status} ${body.status}`))).toEqual(new Set(["200 duplicate"]))
    const receipts = await kintell.untilTried()
    expect(new Set(receipts.map(({ status, outcome, event }) => `${status} ${outcome} ${event}`))).toEqual(
      new Set(["PROCESSED CREATED session-completed"]),
    )
    await platform.settled()
    const after = await sessions()
    expect(Number(after.value)).toBe(Number(before.value) + 30)
    expect(after.lineage.sources).toContainEqual({
      importId: receipts[0]?.import?.id,
      fileName: "kintell deliveries 2026-11-25",
      sha256: null,
      channel: "WEBHOOK",
      rows: 30,
    })
    expect(before.lineage.sources.every(({ channel, sha256 }) => channel === "FILE" && sha256 !== null)).toBe(true)
  })

  test("that cannot be processed wait with their reason, while others pass; wrong signatures, other bodies and strangers are refused", async () => {
    const before = await sessions()
    const bad = await kintell.deliver(endpoint.secret, "D-BAD", kintellSession("BAD-1", "NOPE"))
    const good = await kintell.deliver(endpoint.secret, "D-GOOD", kintellSession("GOOD-1", programRef))
    expect([bad.status, good.status]).toEqual([202, 202])
    const other = await kintell.deliver(endpoint.secret, "D-GOOD", kintellSession("GOOD-1", programRef, { duration_minutes: 50 }))
    expect([other.status, other.body.error?.code]).toEqual([409, "CONFLICT"])
    const forged = await kintell.deliver("guessed by somebody else", "D-FORGED", kintellSession("FORGED-1", programRef))
    expect([forged.status, forged.body.error?.code]).toEqual([401, "UNAUTHENTICATED"])
    const stranger = await deliverer(platform, admin, "nobody", clock).deliver(endpoint.secret, "D-1", {})
    expect(stranger.status).toBe(401)
    const receipts = await kintell.untilTried()
    const stateOf = (id: string) => receipts.find(({ deliveryId }) => deliveryId === id)
    expect(stateOf("D-BAD")).toMatchObject({
      status: "PENDING",
      attempts: 1,
      reason: "Refused: program_ref names no programme of the company.",
    })
    expect(stateOf("D-GOOD")).toMatchObject({ status: "PROCESSED", outcome: "CREATED" })
    expect(stateOf("D-FORGED")).toBeUndefined()
    await platform.settled()
    expect(Number((await sessions()).value)).toBe(Number(before.value) + 1)
  })

  test("are answered with 503 while programs is away, and taken when they come again", async () => {
    await platform.stop("programs")
    const away = await kintell.deliver(endpoint.secret, "D-AWAY", kintellSession("AWAY-1", programRef))
    expect([away.status, away.body.error?.code]).toEqual([503, "UNAVAILABLE"])
    await platform.restart("programs")
    expect((await kintell.deliver(endpoint.secret, "D-AWAY", kintellSession("AWAY-1", programRef))).status).toBe(202)
    const receipts = await kintell.untilTried()
    expect(receipts.find(({ deliveryId }) => deliveryId === "D-AWAY")).toMatchObject({ outcome: "CREATED" })
  })
})

test("the examples for integrators work as they stand", async () => {
  const platform = await openTestPlatform({ pilot: true, clock: () => new Date() })
  try {
    const admin = await platform.signIn()
    const kintell = deliverer(platform, admin, "acme", () => new Date())
    const { secret } = await kintell.open()
    const page = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8")
    const examples = [...page.matchAll(/```bash\n(.*?)```/gs)].map(([, text = ""]) => text)
    expect(examples).toHaveLength(2)
    for (const example of examples) {
      const { stdout } = await run("bash", ["-euc", example], { env: { PATH: process.env["PATH"], URL: platform.url, SECRET: secret } })
      expect(JSON.parse(stdout)).toEqual({ status: "accepted" })
    }
    const receipts = await kintell.untilTried()
    expect(receipts.map(({ deliveryId, outcome }) => [deliveryId, outcome]).toSorted()).toEqual([
      ["example-1", "CREATED"],
      ["example-2", "UNCHANGED"],
    ])
  } finally {
    await platform.close()
  }
})
