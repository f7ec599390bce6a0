/**
 * `pnpm bench [rows]`: how fast a file becomes committed rows, and figures, beside a plain COPY of the same file into a table without keys, rules or
 * tenants on the same server: the least a database can do with it. Ratios are what counts; absolute rates depend on the machine and what else it does.
 */
import { createReadStream, readFileSync, rmSync } from "node:fs"
import { loadavg } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { writeSessions } from "../fixtures/make-sessions.ts"
import { startChild } from "../support/child-platform.ts"
import { scratchFolder } from "../support/scratch.ts"
import { type Client, checkFile, commit, impact, signIn, untilStatus } from "./client.ts"

const rows = Number(process.argv[2] ?? 50_000)
const folder = scratchFolder("bench")
const file = join(folder, "sessions.csv")
const seconds = (since: number) => (performance.now() - since) / 1000

try {
  await writeSessions(rows, file)
  console.log(`${rows} rows, ${(readFileSync(file).length / 1e6).toFixed(1)} MB; load average ${loadavg()[0]?.toFixed(1)} on starting`)
  const platform = await startChild(folder)
  const client = await signIn(platform.address, "acme")
  const baseline = await sessionsOf(client)

  const began = performance.now()
  const importId = await checkFile(client, file, "sessions.csv")
  const checked = seconds(began)
  await commit(client, importId)
  await untilStatus(client, importId, "COMMITTED", 600)
  const committed = seconds(began)
  while ((await sessionsOf(client)) < baseline + rows) await new Promise((resume) => setTimeout(resume, 50))
  const counted = seconds(began)

  const again = performance.now()
  const second = await checkFile(client, file, "sessions.csv")
  await commit(client, second)
  const { counts } = await untilStatus(client, second, "COMMITTED", 600)
  const repeated = seconds(again)
  if (counts.unchanged !== rows) throw new Error(`The second import was to change nothing and changed ${rows - counts.unchanged} rows.`)

  const copied = await plainCopy(join(folder, "postgres"))
  await platform.interrupt()

  const line = (what: string, took: number) =>
    console.log(
      `${what.padEnd(46)}${took.toFixed(2).padStart(8)} s ${Math.round(rows / took)
        .toString()
        .padStart(8)} rows/s ${(took / copied).toFixed(1).padStart(7)} × COPY`,
    )
  line("plain COPY of the file", copied)
  line("sent, staged and checked", checked)
  line("  … and committed with its events", committed)
  line("  … and counted in the figures", counted)
  line("the same file once more, which changes nothing", repeated)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The sessions of both years the file spans, so that the last of them is waited for. */
async function sessionsOf(client: Client): Promise<number> {
  const years = await Promise.all(["2025", "2026"].map((year) => impact(client, year)))
  return years.reduce((sum, year) => sum + Number(year["sessions"]?.value ?? 0), 0)
}

/** The best of three copies of the file into a table of twelve texts on the platform's own server. */
async function plainCopy(data: string): Promise<number> {
  const port = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[3]
  const peer = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` })
  await peer.connect()
  const columns = Array.from({ length: 12 }, (_, index) => `c${index} text`).join(", ")
  let best = Infinity
  for (let run = 0; run < 3; run++) {
    await peer.query(`drop table if exists plain; create table plain (${columns})`)
    const began = performance.now()
    await pipeline(createReadStream(file), peer.query(copyFrom("copy plain from stdin with (format csv, header)")))
    best = Math.min(best, seconds(began))
  }
  await peer.query("drop table plain")
  await peer.end()
  return best
}
