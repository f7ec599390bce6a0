import { removeNatsStream } from "@teei/events"
import { type TestDatabase, openTestDatabase } from "@teei/testkit"
import pg from "pg"
import { clockFrom, suiteBeginsAt } from "./clock.ts"
import { type Ask, connect } from "./connect.ts"
import { openMany } from "./open-many.ts"
import { openOne } from "./open-one.ts"
import type { OpenedParts } from "./opened-parts.ts"
import { type PlatformParts, platformParts } from "./parts.ts"
import { natsStreamOf } from "./nats-stream.ts"
import { openPilotDatabase } from "./pilot-database.ts"

export type TestPlatformOptions = {
  /** How the parts talk: by calls, or over HTTP as separate processes do. */
  mode?: "one" | "many"
  /** What carries events; without a word, what `TEST_BUS` says, so that one suite proves both. NATS is looked for at `NATS_URL`, else at its usual port. */
  bus?: "embedded" | "nats"
  /** Begin with the three pilot companies instead of nothing. */
  pilot?: boolean
  clock?: () => Date
  /** Serve the built cockpit. */
  web?: boolean
}

/** A platform of the suite's own behind a real listening gateway, on a database of its own. */
export type TestPlatform = Ask &
  Pick<OpenedParts, "ports" | "bus" | "urlOf" | "stop" | "restart"> & {
    secrets: PlatformParts["secrets"]
    database: TestDatabase
    /** Runs a statement as the server's administrator, whom no wall stops. */
    sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
    /** Resolves when all that was announced is handled, and what came of it. */
    settled(): Promise<void>
    close(): Promise<void>
  }

export async function openTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const {
    mode = "one",
    bus = process.env["TEST_BUS"] === "nats" ? "nats" : "embedded",
    pilot = false,
    clock = clockFrom(suiteBeginsAt),
  } = options
  const database = await (pilot ? openPilotDatabase() : openTestDatabase())
  const parts = platformParts(clock, options.web)
  const natsUrl = bus === "nats" ? (process.env["NATS_URL"] ?? "nats://127.0.0.1:4222") : null
  const opened = await (mode === "one" ? openOne : openMany)(database, parts, natsUrl)
  const url = await opened.app.listen({ host: "127.0.0.1", port: 0 })
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 })
  const ask = connect(url)
  return {
    ...ask,
    ports: opened.ports,
    bus: opened.bus,
    urlOf: opened.urlOf,
    stop: opened.stop,
    restart: opened.restart,
    secrets: parts.secrets,
    database,
    sql: async <Row>(text: string, values?: unknown[]) => (await admin.query(text, values)).rows as Row[],
    settled: () => opened.bus.settled(),
    async close() {
      await ask.hangUp()
      await opened.close()
      if (natsUrl !== null) await removeNatsStream(natsUrl, natsStreamOf(database))
      await admin.end()
      await database.close()
      parts.remove()
    },
  }
}
