import { expect, onTestFinished, test } from "vitest"
import { createEmbeddedBus } from "./embedded-bus.ts"
import { busSuite } from "./bus.suite.ts"
import { openWorld, session, sessionType } from "./bus.world.ts"

busSuite("the embedded bus", {
  open: (world, retries) => createEmbeddedBus({ connectionString: world.busUrl, retries }),
  cut: (world) => world.cutDatabase(),
  cleanUp: async () => undefined,
})

test("a database restored from another server is refused at start, because its events would never be handled", async () => {
  const world = await openWorld()
  onTestFinished(() => world.close())
  await world.announce([session(1)])
  await world.admin.query("update bus.outbox_event set xid = '9000000000000'")
  await expect(createEmbeddedBus({ connectionString: world.busUrl })).rejects.toThrow("restore-and-reset.md")
  await world.admin.query("update bus.outbox_event set xid = '3'")
  const bus = await createEmbeddedBus({ connectionString: world.busUrl })
  await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c") })
  await bus.settled()
  expect(await world.effects("c")).toEqual([1])
  await bus.close()
})
