/**
 * `node tests/load/webhooks.ts [rate] [seconds]`: deliveries by webhook at a fixed rate (an open model), beside a bare Fastify handler with one
 * micro-batched insert on the same server in the same run. Latency counts from when a request was meant to begin. Processing is held back in one run,
 * to see what taking in costs, and goes on beside it in another. Ratios are what counts; the rest depends on the machine and what else it does.
 */
import { spawn } from "node:child_process"
import { createHmac } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { loadavg } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { startChild } from "../support/child-platform.ts"
import { scratchFolder } from "../support/scratch.ts"
import { signIn } from "./client.ts"
import { cpuOf } from "./cpu-of.ts"
import { type RunResult, percentile, runOpenModel } from "./open-model.ts"

const [rate, seconds] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 20)]
const folder = scratchFolder("webhooks")
const run = Date.now().toString(36)

try {
  console.log(`${rate} deliveries a second for ${seconds} s; load average ${loadavg()[0]?.toFixed(1)} on starting`)
  const platform = await startChild(folder)
  const client = await signIn(platform.address, "acme")
  const secret = await openEndpoint()
  const port = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[3]
  const database = `postgres://postgres@127.0.0.1:${port}/teei`
  const admin = new pg.Client({ connectionString: database })
  await admin.connect()

  const bare = spawn(process.execPath, [fileURLToPath(new URL("bare-server.ts", import.meta.url)), database], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const bareUrl = await new Promise<string>((ready) => bare.stdout.once("data", (line: Buffer) => ready(String(line).trim())))
  const bareCpu = await measure("a bare handler, one micro-batched insert", bareUrl, bare.pid ?? 0, "bare", null)
  bare.kill()

  const url = `${platform.address}/webhooks/kintell/acme`
  await measure("taken in, for warmth", url, platform.pid, "warm", bareCpu)
  await untilProcessed()
  // Processing reads the programmes; taking in does not. So it waits here and only here.
  await admin.query("begin; lock table programs.program in access exclusive mode")
  await measure("taken in, processing held back", url, platform.pid, "held", bareCpu)
  const [from, cpuFrom] = [performance.now(), cpuOf(platform.pid)]
  await admin.query("commit")
  const processed = await untilProcessed()
  const took = (performance.now() - from) / 1000
  const each = ((cpuOf(platform.pid) - cpuFrom) / processed) * 1e6
  console.log(
    `  then ${processed} processed, to the figures, in ${took.toFixed(1)} s: ${Math.round(processed / took)}/s, ${each.toFixed(0)} µs each`,
  )
  await measure("taken in and processed beside it", url, platform.pid, "both", bareCpu)
  await untilProcessed()
  const { rows } = await admin.query("select status, outcome, count(*)::int as n from programs.webhook_receipt group by 1, 2")
  console.log("receipts:", JSON.stringify(rows))
  await admin.end()
  await platform.interrupt()

  async function openEndpoint(): Promise<string> {
    const { createWebhookEndpoint } = await client.graphql(
      "mutation Open($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret userErrors { message } } }",
      { input: { companyId: client.companyId, source: "KINTELL" } },
    )
    return createWebhookEndpoint.secret
  }

  /** Runs the load against an address and prints what came of it; answers with the processor seconds a request cost the process. */
  async function measure(what: string, address: string, pid: number, kind: string, base: number | null): Promise<number> {
    const before = cpuOf(pid)
    const result = await runOpenModel({
      url: address,
      ratePerSecond: rate,
      seconds,
      expected: 202,
      make: (n) => delivery(`${kind}-${run}-${n}`, n),
    })
    const cpu = (cpuOf(pid) - before) / result.sent
    print(what, result, cpu, base)
    return cpu
  }

  function delivery(id: string, n: number) {
    const completed = new Date(Date.now() - (n % 300) * 86_400_000 - 3_600_000).toISOString()
    const body = JSON.stringify({
      session_id: id,
      session_type: "language",
      participant_email: `learner${n % 2_000}@learners.example`,
      volunteer_email: `volunteer${n % 300}@volunteers.example`,
      scheduled_at: completed,
      completed_at: completed,
      duration_minutes: 30 + (n % 45),
      topics: ["work", "home"],
      language_level: "B1",
      program_ref: "ACME-LANG-UA",
    })
    const t = Math.floor(Date.now() / 1000)
    const signature = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")
    return { body, headers: { "x-delivery-id": id, "x-kintell-signature": `t=${t},v1=${signature}` } }
  }

  async function untilProcessed(): Promise<number> {
    const first = await waitingNow()
    while ((await waitingNow()) > 0) await new Promise((resume) => setTimeout(resume, 100))
    while ((await behindNow()) > 0) await new Promise((resume) => setTimeout(resume, 100))
    return first
  }
  function waitingNow(): Promise<number> {
    return countOf("select count(*)::int as n from programs.webhook_receipt where status = 'PENDING'")
  }
  function behindNow(): Promise<number> {
    return countOf(`select (select count(*) from programs.session where external_id like '%-${run}-%')::int
      - (select count(*) from outcomes.session_fact f join programs.session s on s.company_id = f.company_id and s.id = f.session_id
         where f.superseded_at is null and s.external_id like '%-${run}-%')::int as n`)
  }
  async function countOf(sql: string): Promise<number> {
    return Number((await admin.query<{ n: number }>(sql)).rows[0]?.n)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(what: string, { sent, good, seconds: took, latenciesMs, statuses }: RunResult, cpu: number, base: number | null): void {
  const at = (share: number) => percentile(latenciesMs, share).toFixed(0).padStart(5)
  const ratio = base === null ? "" : `, ${(cpu / base).toFixed(2)} × the bare one`
  const others = good === sent ? "" : ` of ${sent}: ${JSON.stringify([...statuses])}`
  console.log(
    `${what.padEnd(44)} ${Math.round(good / took)}/s, ${good} good${others}; p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms; CPU ${(cpu * 1e6).toFixed(0)} µs each${ratio}`,
  )
}
