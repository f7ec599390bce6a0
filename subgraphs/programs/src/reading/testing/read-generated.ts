/**
 * Reads a text of so many megabytes, made as it is read, as an import's check does, and prints what that took of memory: resident bytes before, and
 * at most while reading. Run by a test in a process of its own: `node read-generated.ts 300`.
 */
import { Readable } from "node:stream"
import { createRowCheck } from "../../imports/check-rows.ts"
import { proposeRowMapping } from "../../imports/mapping.ts"
import { targetOf } from "../../imports/targets/index.ts"
import { openFile } from "../open-file.ts"
import { readTable } from "../read-table.ts"
import { takeRecords } from "../take-records.ts"

const headings = "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level\n"
const sizeBytes = Number(process.argv[2] ?? 300) * 1024 * 1024

function* makeText(): Generator<Buffer> {
  yield Buffer.from(headings)
  let made = headings.length
  for (let row = 1; made < sizeBytes;) {
    let text = ""
    for (let more = 0; more < 500; more++, row++) {
      text += `K-${row},Language Connect,person${row % 5000}@example.org,helper${row % 900}@example.com,2026-03-02T10:00:00Z,45,5,"Дякую, ""це"" була\nдобра розмова ${row}",B1\n`
    }
    const bytes = Buffer.from(text)
    made += bytes.length
    yield bytes
  }
}

const held = { sizeBytes, read: () => Readable.from(makeText(), { objectMode: false }), close: async () => undefined }
const resident = () => process.memoryUsage.rss()

const target = targetOf("KINTELL_SESSIONS")
let [rows, issues, idle, peak] = [0, 0, resident(), 0]
const file = await openFile({ ...held, read: (_start, end) => (end === undefined ? held.read() : Readable.from([makeHead()])) }, {})
const { headings: names, records } = await readTable(file)
let batch = await takeRecords(records, 1000)
const samples = batch.map(({ cells }) => cells)
const mapping = proposeRowMapping(target.fields, names, samples, { programId: "prg_1" })
const program = { id: "prg_1", externalSystem: "kintell", externalId: "P", kind: "LANGUAGE" as const }
const check = createRowCheck(target, names, mapping, [program], new Date("2026-11-25T08:00:00Z"))
while (batch.length > 0) {
  for (const { row, cells, error } of batch) {
    rows++
    issues += check(row, cells, error).issues.length
  }
  peak = Math.max(peak, resident())
  batch = await takeRecords(records, 5000)
}
const { sizeBytes: read } = await file.facts()
console.log(JSON.stringify({ rows, issues, read, idle, peak }))

function makeHead(): Buffer {
  const parts: Buffer[] = []
  for (const part of makeText()) {
    parts.push(part)
    if (Buffer.concat(parts).length > 64 * 1024) break
  }
  return Buffer.concat(parts).subarray(0, 64 * 1024)
}
