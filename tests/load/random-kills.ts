/**
 * `node tests/load/random-kills.ts [kills] [rows] [deliveries]`: brings in a file and delivers by webhook while the platform is killed at random moments and
 * started again. Whoever delivers keeps delivering what was not answered, as systems do. In the end every row and every delivery must have had its effect
 * once: counted in programs, outcomes and profile, with nothing left waiting or dead. Ends with 1 when that is not so.
 */
import { createHmac } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { writeSessions } from "../fixtures/make-sessions.ts"
import { type ChildPlatform, startChild } from "../support/child-platform.ts"
import { scratchFolder } from "../support/scratch.ts"
import { type Client, checkFile, commit, importState, signIn } from "./client.ts"

const [kills, rows, deliveries] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 100_000), Number(process.argv[4] ?? 5_000)]
const folder = scratchFolder("random-kills")
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
const atOnce = 20
/** The job of a killed process is taken up again within about fifteen seconds: kills that come faster than that would only ever find it waiting. */
const longestPauseMs = 25_000

const counts = `
  with brought as (select id from programs.session where import_id = $1 or external_id like 'HOOK-%')
  select
    (select count(*)::int from programs.session where import_id = $1) as rows,
    (select count(*)::int from programs.session where external_id like 'HOOK-%') as hooks,
    (select count(*)::int from outcomes.session_fact f join brought on brought.id = f.session_id) as facts,
    (select count(*)::int from bus.outbox_event e join brought on brought.id = e.data ->> 'sessionId' where e.type = 'kintell.session.completed') as events,
    (select count(*)::int from profile.activity a join brought on brought.id = a.id) as activities,
    (select count(*)::int from programs.webhook_receipt where status = 'PENDING') as pending,
    (select count(*)::int from programs.webhook_receipt where status = 'DEAD') as dead,
    (select count(*)::int from bus.dead_letter) as "deadLetters"`

try {
  const file = join(folder, "sessions.csv")
  await writeSessions(rows, file, "KILLS")
  let platform = await startChild(folder)
  let client = await signIn(platform.address, "acme")
  const { createWebhookEndpoint } = await client.graphql(
    "mutation Open($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret userErrors { message } } }",
    { input: { companyId: client.companyId, source: "KINTELL" } },
  )
  const secret: string = createWebhookEndpoint.secret
  const importId = await checkFile(client, file, "sessions.csv")
  await commit(client, importId)

  const waiting = Array.from({ length: deliveries }, (_, number) => number)
  let isOver = false
  const delivering = Promise.all(Array.from({ length: atOnce }, () => deliver()))
  async function deliver(): Promise<void> {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const isTaken = await post(platform, secret, number).catch(() => false)
      if (!isTaken) {
        waiting.push(number)
        await pause(50)
      }
      if (isOver && waiting.length === 0) return
    }
  }

  let done = 0
  for (let kill = 1; kill <= kills; kill++) {
    await pause(200 + Math.random() * longestPauseMs)
    await platform.kill()
    platform = await startChild(folder)
    client = await signIn(platform.address, "acme")
    const state = await importState(client, importId)
    done = state.counts.created
    if (kill % 10 === 0)
      console.log(`${kill} kills: ${state.status}, ${done} rows written, ${deliveries - waiting.length} deliveries answered`)
  }
  isOver = true
  await delivering
  await untilCommitted(client, importId)
  const found = await untilStill(folder, importId)
  await platform.interrupt()
  const expected = {
    rows,
    hooks: deliveries,
    facts: rows + deliveries,
    events: rows + deliveries,
    activities: rows + deliveries,
    pending: 0,
    dead: 0,
    deadLetters: 0,
  }
  console.log(JSON.stringify({ found, expected }, null, 2))
  const isExact = JSON.stringify(found) === JSON.stringify(expected)
  console.log(isExact ? `Exact after ${kills} kills.` : "NOT exact.")
  process.exitCode = isExact ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function post(platform: ChildPlatform, secret: string, number: number): Promise<boolean> {
  const completed = new Date(Date.now() - ((number % 300) + 1) * 86_400_000).toISOString()
  const body = JSON.stringify({
    session_id: `HOOK-${number}`,
    session_type: "language",
    participant_email: `learner${number % 500}@learners.example`,
    volunteer_email: `volunteer${number % 100}@volunteers.example`,
    // The day alone: delivered again it must say the same, or it is another message under the same id.
    completed_at: completed.slice(0, 10),
    duration_minutes: 45,
    program_ref: "ACME-LANG-UA",
  })
  const t = Math.floor(Date.now() / 1000)
  const signature = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")
  const answer = await fetch(`${platform.address}/webhooks/kintell/acme`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-delivery-id": `hook-${number}`, "x-kintell-signature": `t=${t},v1=${signature}` },
    signal: AbortSignal.timeout(10_000),
  })
  return answer.ok
}

async function untilCommitted(client: Client, importId: string): Promise<void> {
  for (const end = Date.now() + 600_000; Date.now() < end; await pause(500)) {
    const { status } = await importState(client, importId)
    if (status === "COMMITTED") return
    // Its tries may be used up by so many deaths; a person would say it again.
    if (status === "FAILED") await commit(client, importId)
  }
  throw new Error("The import was not committed within ten minutes.")
}

type Found = Record<"rows" | "hooks" | "facts" | "events" | "activities" | "pending" | "dead" | "deadLetters", number>

/** What is there once it moves no more for three looks. */
async function untilStill(dataDir: string, importId: string): Promise<Found> {
  const port = readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[3]
  const database = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/teei` })
  await database.connect()
  try {
    let [last, same] = ["", 0]
    for (const end = Date.now() + 300_000; ;) {
      const found = (await database.query<Found>(counts, [importId])).rows[0] as Found
      same = JSON.stringify(found) === last ? same + 1 : 0
      last = JSON.stringify(found)
      if ((same >= 6 && found.pending === 0) || Date.now() > end) return found
      await pause(1_000)
    }
  } finally {
    await database.end()
  }
}
