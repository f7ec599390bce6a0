import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { expect, onTestFinished, test } from "vitest"
import { startEmbedded } from "./embedded.ts"

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "teei-embedded-"))
  // As root, the server runs as another account and must get there.
  chmodSync(made, 0o755)
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

test("what was written is there after a stop and a start", { timeout: 60_000 }, async () => {
  const data = folder()
  const first = await startEmbedded(data)
  await ask(first.url, "create table kept as select 7 as n")
  await first.stop()
  const second = await startEmbedded(data)
  onTestFinished(() => second.stop())
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }])
})

test(
  "a second owner is refused in a sentence and leaves the first one's server alone; a dead one's claim counts for nothing",
  { timeout: 60_000 },
  async () => {
    const data = folder()
    // Our parent lives; with its beginning it is the owner, with another one its number only came again.
    const began = process.platform === "linux" ? readFileSync(`/proc/${process.ppid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] : ""
    writeFileSync(join(data, "owner"), `${process.ppid} ${began}`)
    await expect(startEmbedded(data)).rejects.toThrow(`Another process (${process.ppid}) runs the database`)
    writeFileSync(join(data, "owner"), `${process.ppid} 12`)
    const server = await startEmbedded(data)
    onTestFinished(() => server.stop())
    expect(await ask(server.url, "select 1 as n")).toEqual([{ n: 1 }])
  },
)
