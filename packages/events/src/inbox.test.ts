import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { PermanentError } from "./bus.ts"
import type { TestTransaction, World } from "./bus.world.ts"
import { figureChanged, openWorld, rowOf, session } from "./bus.world.ts"
import type { EventEnvelope } from "./envelope.ts"
import type { EventHandlers } from "./inbox.ts"
import { digest } from "./inbox.ts"

let world: World
let nextId = 0
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.admin.query("truncate outcomes.inbox_event, outcomes.effect"))
afterAll(() => world.close())

const envelope = (announcement: { type: string; data: unknown }, companyid = "com_a"): EventEnvelope =>
  ({
    specversion: "1.0",
    id: `01990000-0000-7000-8000-${String(++nextId).padStart(12, "0")}`,
    dataversion: 1,
    source: "programs",
    time: "2026-01-01T00:00:00.000Z",
    companyid,
    subjectrefs: [],
    correlationid: "r",
    causationid: null,
    type: announcement.type,
    data: announcement.data,
  }) as EventEnvelope

/** Handlers that note runs as `company type row,row`. */
function noting(log: string[]): EventHandlers<TestTransaction> {
  const note = async (events: EventEnvelope[], _: TestTransaction, companyId: string) =>
    void log.push(`${companyId} ${events[0]?.type} ${events.map(rowOf).join()}`)
  return { "kintell.session.completed": note, "figure.changed": note }
}

test("events reach handlers by company in runs of one type, in order", async () => {
  const log: string[] = []
  const events = [
    envelope(session(1)),
    envelope(session(2), "com_b"),
    envelope(session(3)),
    envelope(figureChanged),
    envelope(session(4)),
    envelope(figureChanged, "com_b"),
  ]
  await world.handleOnce("c", events, noting(log))
  expect(log).toEqual([
    "com_a kintell.session.completed 1,3",
    "com_a figure.changed -1",
    "com_a kintell.session.completed 4",
    "com_b kintell.session.completed 2",
    "com_b figure.changed -1",
  ])
})

test("an event is handled once per consumer, however often it comes, twice in one batch too", async () => {
  const log: string[] = []
  const [one, two] = [envelope(session(1)), envelope(session(2))]
  await world.handleOnce("c", [one, one], noting(log))
  await world.handleOnce("c", [one, two], noting(log))
  await world.handleOnce("other", [two], noting(log))
  expect(log.map((line) => line.split(" ")[2])).toEqual(["1", "2", "2"])
})

test("when a handler throws, its company's events stay unseen, and companies before it are done", async () => {
  const log: string[] = []
  const events = [envelope(session(1)), envelope(session(2), "com_b")]
  const failing: EventHandlers<TestTransaction> = {
    "kintell.session.completed": async (run, tx, companyId) => {
      if (companyId === "com_b") throw new Error("not now")
      await noting(log)["kintell.session.completed"]?.(run, tx, companyId)
    },
  }
  await expect(world.handleOnce("c", events, failing)).rejects.toThrow("not now")
  await world.handleOnce("c", events, noting(log))
  expect(log).toEqual(["com_a kintell.session.completed 1", "com_b kintell.session.completed 2"])
})

test("a seen event that breaks its contract is passed by, an unseen one is a permanent error", async () => {
  const log: string[] = []
  const good = envelope(session(1))
  await world.handleOnce("c", [good], noting(log))
  await world.handleOnce("c", [{ ...good, dataversion: 9 } as EventEnvelope], noting(log))
  await expect(world.handleOnce("c", [{ ...envelope(session(2)), dataversion: 9 } as EventEnvelope], noting(log))).rejects.toThrow(
    PermanentError,
  )
  expect(log).toHaveLength(1)
})

test("events without a handler are passed by and may be handled later", async () => {
  const log: string[] = []
  const events = [envelope(figureChanged)]
  await world.handleOnce("c", events, {})
  await world.handleOnce("c", events, noting(log))
  expect(log).toEqual(["com_a figure.changed -1"])
})

test("the inbox's name cannot carry SQL", async () => {
  const options = { consumer: "c", events: [], inTenant: world.inOutcomes, handlers: {} }
  await expect(digest({ ...options, table: "outcomes.inbox_event; drop table x" })).rejects.toThrow("plain schema.table")
})
