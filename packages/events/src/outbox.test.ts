import { afterAll, beforeAll, expect, test } from "vitest"
import type { World } from "./bus.world.ts"
import { figureChanged, numbers, openWorld, session } from "./bus.world.ts"
import type { Announcement } from "./envelope.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rows = async () => (await world.admin.query("select * from bus.outbox_event order by seq")).rows

test("events are written in the order they were announced, with ids that rise", async () => {
  await world.announce([...numbers(1, 300).map(session), figureChanged])
  const written = await rows()
  expect(written.map((row) => row.data.row)).toEqual([...numbers(1, 300), undefined])
  const ids = written.map((row) => row.id)
  expect(ids.toSorted()).toEqual(ids)
  expect(written[0]).toMatchObject({
    company_id: "com_a",
    source: "programs",
    causation_id: "imp:1",
    subject_refs: [expect.stringMatching(/^per_/)],
  })
  await world.admin.query("truncate bus.outbox_event")
})

test("an announcement that breaks its contract is refused with its place, its field and its mistake, and nothing is written", async () => {
  const bad: Announcement = { type: "figure.changed", data: { programId: "prg_nonsense", month: "2026-13", importIds: [] } }
  await expect(world.announce([figureChanged, bad])).rejects.toThrow(
    /event 1 \(figure.changed\), programId: .*event 1 \(figure.changed\), month: /,
  )
  expect(await rows()).toEqual([])
})

test("many mistakes are counted, not listed", async () => {
  const bad: Announcement = { type: "figure.changed", data: { programId: "x", month: "y", importIds: [] } }
  await expect(world.announce(numbers(1, 50).map(() => bad))).rejects.toThrow(/; and 90 more$/)
})

test("what the contract does not know is left out", async () => {
  const withName = { ...figureChanged.data, name: "Olena" }
  await world.announce([{ ...figureChanged, data: withName } as Announcement])
  expect((await rows()).map(({ data }) => data)).toEqual([figureChanged.data])
  await world.admin.query("truncate bus.outbox_event")
})

test("a subgraph announces for the company of its transaction only, and reads nothing", async () => {
  await world.announce([])
  const forged = `insert into bus.outbox_event (id, company_id, type, dataversion, source, time, correlation_id, data)
    values (gen_random_uuid(), $1, 'figure.changed', 1, 'outcomes', now(), 'r', '{}')`
  await world.inOutcomes("com_a", async (tx) => void (await tx.$executeRawUnsafe(forged, "com_a")))
  const refused = (sql: string, ...values: unknown[]) =>
    expect(world.inOutcomes("com_a", async (tx) => void (await tx.$executeRawUnsafe(sql, ...values))))
  await refused(forged, "com_b").rejects.toThrow("row-level security")
  await refused("select * from bus.outbox_event").rejects.toThrow("permission denied")
  await refused("update bus.outbox_event set type = 'x'").rejects.toThrow("permission denied")
  await refused("delete from bus.outbox_event").rejects.toThrow("permission denied")
  await refused("select * from bus.dead_letter").rejects.toThrow("permission denied")
  await refused("insert into bus.outbox_event (xid) values ('1')").rejects.toThrow("permission denied")
})
