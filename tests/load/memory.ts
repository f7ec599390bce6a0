/**
 * `node tests/load/memory.ts [MiB]`: sends a file of a little under 1,024 MiB through the real doors, has it checked, and prints how many resident bytes the platform's
 * process, which receives and reads it, took above what it took before. Needs about four times the file's size on disk.
 */
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from "node:fs"
import { request } from "node:http"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type ChildPlatform, startChild } from "../support/child-platform.ts"
import { scratchFolder } from "../support/scratch.ts"
import { signIn, untilStatus } from "./client.ts"

/** A heap that is bounded, as a container's is: without a bound, V8 lets some hundred megabytes of what nobody needs lie about before it looks. */
const heap = "--max-old-space-size=512 --max-semi-space-size=8"
const mebibytes = Number(process.argv[2] ?? 1024)
const folder = scratchFolder("memory")
const file = join(folder, "sessions.csv")

let platform: ChildPlatform | null = null
try {
  await pipeline(Readable.from(lines(mebibytes * 1024 * 1024), { objectMode: false }), createWriteStream(file))
  const child = (platform = await startChild(folder, { NODE_OPTIONS: heap }))
  const client = await signIn(child.address, "acme")
  const idle = residentBytes(child.pid)
  let peak = idle
  const timer = setInterval(() => (peak = Math.max(peak, residentBytes(child.pid))), 100)
  const { createImport } = await client.graphql(
    `mutation Create($input: CreateImportInput!) { createImport(input: $input) { import { id } upload { url } } }`,
    { input: { companyId: client.companyId, source: "KINTELL_SESSIONS", fileName: "sessions.csv" } },
  )
  await send(child.address + createImport.upload.url)
  const sent = peak
  await client.graphql(`mutation Check($input: CheckImportInput!) { checkImport(input: $input) { userErrors { message } } }`, {
    input: { importId: createImport.import.id },
  })
  const { counts } = await untilStatus(client, createImport.import.id, "READY", 3600)
  clearInterval(timer)
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  console.log(`${megabytes(statSync(file).size)}, ${counts.total} rows, ${counts.invalid} of them bad`)
  console.log(
    `resident before ${megabytes(idle)}; above that, sending it ${megabytes(sent - idle)}, with the check ${megabytes(peak - idle)}`,
  )
} finally {
  await platform?.interrupt()
  rmSync(folder, { recursive: true, force: true })
}

function* lines(bytes: number): Generator<Buffer> {
  yield Buffer.from(
    "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level,program_ref\n",
  )
  const said = "Ми говорили про роботу, школу й погоду. ".repeat(12)
  for (let row = 1, made = 0; made < bytes - 256 * 1024;) {
    let text = ""
    for (let more = 0; more < 200; more++, row++) {
      text += `MEM-${row},Language Connect,person${row % 5000}@example.org,helper${row % 900}@example.com,2026-03-02T10:00:00Z,45,5,"${said}${row}",B1,ACME-LANG-UA\n`
    }
    const chunk = Buffer.from(text)
    made += chunk.length
    yield chunk
  }
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024
}

function send(url: string): Promise<void> {
  return new Promise((done, failed) => {
    const put = request(url, { method: "PUT", headers: { "content-type": "text/csv" } }, (answer) => {
      answer.resume()
      answer.once("end", () => (answer.statusCode === 201 ? done() : failed(new Error(`The upload answered ${answer.statusCode}.`))))
    })
    pipeline(createReadStream(file), put).catch(failed)
  })
}
