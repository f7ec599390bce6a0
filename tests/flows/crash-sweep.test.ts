import { rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type FailPoint, failPoints, removeNatsStream } from "@teei/events"
import { afterAll, beforeAll, expect, test } from "vitest"
import { writeSessions } from "../fixtures/make-sessions.ts"
import { checkFile, commit, importState, signIn, untilStatus } from "../load/client.ts"
import { type ChildPlatform, startChild } from "../support/child-platform.ts"
import { type Effects, expectedOf, readEffects } from "../support/effects.ts"
import { scratchFolder } from "../support/scratch.ts"

/** Two chunks, so that there is a place between them. */
const rows = 5_000
const bus = process.env["TEST_BUS"] === "nats" ? "nats" : "embedded"
const natsUrl = process.env["NATS_URL"] ?? "nats://127.0.0.1:4222"
const natsStream = `SWEEP-${process.pid}`
const env: Record<string, string> = bus === "nats" ? { NATS_URL: natsUrl, NATS_STREAM: natsStream } : {}

let folder = ""
let files = 0
beforeAll(async () => {
  folder = scratchFolder("sweep")
  const first = await startChild(folder, env)
  await first.interrupt()
})
afterAll(async () => {
  if (bus === "nats") await removeNatsStream(natsUrl, natsStream)
  rmSync(folder, { recursive: true, force: true })
})

/** Brings in a file on a platform that dies at a place on the way, and again on one that does not; answers with what is there in the end. */
async function dieAt(
  point: FailPoint,
  passes: number,
  nodeArgs: string[] = [],
): Promise<{ importId: string; died: NodeJS.Signals | null; effects: Effects }> {
  const file = join(folder, "sessions.csv")
  await writeSessions(rows, file, `SWEEP${++files}`)
  const armed = await startChild(folder, { ...env, FAIL_POINT: `${point}:${passes}:kill` }, nodeArgs)
  const importId = await bring(armed, file, point).catch(() => null)
  const died = await armed.ended
  const healed = await startChild(folder, env, nodeArgs)
  const client = await signIn(healed.address, "acme")
  const id = importId ?? (await latestImport(client))
  // The job of a killed process is taken up again by itself within about fifteen seconds (the test of a kill waits for that); asking again is quicker.
  if ((await importState(client, id)).status === "CHECKING") {
    await client.graphql("mutation ($input: CheckImportInput!) { checkImport(input: $input) { userErrors { message } } }", {
      input: { importId: id },
    })
    await untilStatus(client, id, "READY")
  }
  if (["READY", "COMMITTING"].includes((await importState(client, id)).status)) await commit(client, id)
  await untilStatus(client, id, point === "undo.taken-back" ? "UNDONE" : "COMMITTED")
  // What is split on purpose never comes out right: no need to wait long for it.
  const effects = await readEffects(folder, id, point === "undo.taken-back" ? 0 : rows, nodeArgs.length > 0 ? 10_000 : 60_000)
  await healed.interrupt()
  return { importId: id, died, effects }
}

/** Goes as far as it gets. The id is kept as soon as there is one. */
async function bring(platform: ChildPlatform, file: string, point: FailPoint): Promise<string> {
  const client = await signIn(platform.address, "acme")
  const id = await checkFile(client, file, "sessions.csv")
  await commit(client, id).catch(() => undefined)
  if (point === "undo.taken-back") {
    await untilStatus(client, id, "COMMITTED")
    await client
      .graphql("mutation ($input: UndoImportInput!) { undoImport(input: $input) { userErrors { message } } }", { input: { importId: id } })
      .catch(() => undefined)
  }
  return id
}

async function latestImport(client: Awaited<ReturnType<typeof signIn>>): Promise<string> {
  const { company } = await client.graphql("query ($c: ID!) { company(id: $c) { imports(first: 1) { nodes { id } } } }", {
    c: client.companyId,
  })
  return company.imports.nodes[0].id
}

/** At which pass each place kills; a place within a chunk at the second one, so that there is something before it. */
const passes: Partial<Record<FailPoint, number>> = {
  "commit.rows.written": 2,
  "commit.events.announced": 2,
  "commit.people.found": 2,
  "relay.sent": 3,
}
/** On NATS the places where the stream takes part; all others lie within transactions of the database and are the same there. */
const places = (Object.keys(failPoints) as FailPoint[]).filter((point) =>
  bus === "nats" ? ["relay.sent", "consumer.handled"].includes(point) : point !== "relay.sent",
)

test.each(places)(
  "killed at %s, the platform goes on afterwards and everything happened once, to the row",
  { timeout: 120_000 },
  async (point) => {
    const { died, effects } = await dieAt(point, passes[point] ?? 1)
    expect(died).toBe("SIGKILL")
    expect(effects).toEqual(expectedOf(point === "undo.taken-back" ? 0 : rows, effects))
  },
)

// The mistake is in the database, whatever the bus.
if (bus === "embedded")
  test("with rows and events in two transactions the same test fails", { timeout: 120_000 }, async () => {
    const split = ["--import", fileURLToPath(new URL("../support/split-transaction.ts", import.meta.url))]
    const { died, effects } = await dieAt("commit.events.announced", 2, split)
    expect(died).toBe("SIGKILL")
    expect(effects).not.toEqual(expectedOf(rows, effects))
  })
