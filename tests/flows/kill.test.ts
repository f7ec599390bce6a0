import { rmSync } from "node:fs"
import { join } from "node:path"
import { startEmbedded } from "@teei/database"
import pg from "pg"
import { expect, onTestFinished, test } from "vitest"
import { writeSessions } from "../fixtures/make-sessions.ts"
import { type Client, checkFile, commit, impact, importState, signIn, untilStatus } from "../load/client.ts"
import { startChild } from "../support/child-platform.ts"
import { scratchFolder } from "../support/scratch.ts"

const rows = 100_000

test("an import killed in its middle goes on where it stopped and takes effect once, to the row", { timeout: 600_000 }, async () => {
  const folder = scratchFolder("kill")
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, "sessions.csv")
  await writeSessions(rows, file)

  const first = await startChild(folder)
  const before = await signIn(first.address, "acme")
  const baseline = await totals(before)
  const importId = await checkFile(before, file, "sessions.csv")
  await commit(before, importId)
  const killedAt = await untilDone(before, importId, 0.3)
  await first.kill()
  expect(killedAt).toBeLessThan(rows)

  const second = await startChild(folder)
  const after = await signIn(second.address, "acme")
  const { counts } = await untilStatus(after, importId, "COMMITTED", 400)
  expect(counts).toEqual({ total: rows, valid: rows, invalid: 0, created: rows, updated: 0, unchanged: 0 })
  await untilFigures(after, baseline + rows)
  await second.interrupt()

  const found = await countRows(folder, importId)
  expect(found.sessions).toBe(rows)
  expect(found.facts).toBe(rows)
  expect(found.distinctFacts).toBe(rows)
  expect(found.completedEvents).toBe(rows)
  expect(found.snippets).toBe(found.feedback)
  expect(found.cells).toBe(found.allFacts)
  expect(found.staged).toBe(0)
})

/** Sessions of the two years the generated file spans. */
async function totals(client: Client): Promise<number> {
  const years = await Promise.all(["2025", "2026"].map((year) => impact(client, year)))
  return years.reduce((sum, year) => sum + Number(year["sessions"]?.value ?? 0), 0)
}

async function untilDone(client: Client, importId: string, share: number): Promise<number> {
  for (;;) {
    const { status, progress } = await importState(client, importId)
    if (status === "COMMITTED" || progress.done >= rows * share) return progress.done
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

async function untilFigures(client: Client, expected: number): Promise<void> {
  for (const end = Date.now() + 120_000; (await totals(client)) !== expected;) {
    if (Date.now() > end) throw new Error(`The figures say ${await totals(client)} sessions, not ${expected}.`)
    await new Promise((resume) => setTimeout(resume, 200))
  }
}

type Counts = Record<
  "sessions" | "facts" | "distinctFacts" | "completedEvents" | "snippets" | "feedback" | "cells" | "allFacts" | "staged",
  number
>

/** Counts past all walls, as the server's administrator, with the platform stopped. */
async function countRows(folder: string, importId: string): Promise<Counts> {
  const server = await startEmbedded(folder)
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rows: found } = await client.query<Counts>(
      `select
        (select count(*)::int from programs.session where import_id = $1) as sessions,
        (select count(*)::int from programs.session_feedback where import_id = $1) as feedback,
        (select count(*)::int from programs.import_row where import_id = $1) as staged,
        (select count(*)::int from outcomes.session_fact where import_id = $1) as facts,
        (select count(distinct session_id)::int from outcomes.session_fact where import_id = $1) as "distinctFacts",
        (select count(*)::int from evidence.snippet where import_id = $1) as snippets,
        (select count(*)::int from outcomes.session_fact where superseded_at is null) as "allFacts",
        (select sum(sessions)::int from outcomes.cell) as cells,
        (select count(*)::int from bus.outbox_event where type = 'kintell.session.completed' and data ->> 'importId' = $1) as "completedEvents"`,
      [importId],
    )
    return found[0] as Counts
  } finally {
    await client.end()
    await server.stop()
  }
}
