import { createEmbeddedBus } from "./embedded-bus.ts"
import { busSuite } from "./bus.suite.ts"

busSuite("the embedded bus", {
  open: (world, retries) => createEmbeddedBus({ connectionString: world.busUrl, retries }),
  cut: (world) => world.cutDatabase(),
  cleanUp: async () => undefined,
})
