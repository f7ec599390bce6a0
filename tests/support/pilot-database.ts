import { writeFileSync } from "node:fs"
import { type TestDatabase, openFilledDatabase } from "@teei/testkit"
import { inject } from "vitest"
import { loadPilotData } from "../../gateway/src/pilot.ts"
import { clockFrom, pilotLoadedAt } from "./clock.ts"
import { openOne } from "./open-one.ts"
import { pilotMark, pilotTemplate } from "./run.ts"
import { platformParts } from "./parts.ts"

/** A database of the suite's own with the three pilot companies, which are brought in once a run, through the doors everybody uses. */
export function openPilotDatabase(): Promise<TestDatabase> {
  const run = inject("run")
  return openFilledDatabase(pilotTemplate(run), async (database) => {
    writeFileSync(pilotMark(run), "")
    const parts = platformParts(clockFrom(pilotLoadedAt))
    const platform = await openOne(database, parts)
    try {
      await loadPilotData(platform.ports, parts.files)
      await platform.bus.settled()
    } finally {
      await platform.close()
      parts.remove()
    }
  })
}
