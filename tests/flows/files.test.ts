import { afterAll, beforeAll, expect, test } from "vitest"
import { writeXlsx } from "../../subgraphs/programs/src/imports/templates/write-xlsx.ts"
import { readAuditLog } from "../support/audit-log.ts"
import type { Session } from "../support/connect.ts"
import { parseCsv, toCsv } from "../support/csv.ts"
import { type ImportState, importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { readFixture } from "../support/session-rows.ts"

const bytes = readFixture("kintell-sessions.csv")
const lines = parseCsv(bytes.toString())
const expected = JSON.parse(readFixture("kintell-sessions.expected.json").toString()) as {
  row: number
  column: string | null
  code: string
}[]
const badRows = expected.map(({ row }) => row)

let platform: TestPlatform
let user: Session
let files: ReturnType<typeof importer>
let imported: ImportState

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  user = await platform.signIn("daniel.okafor@acme.example")
  files = importer(platform, user)
})
afterAll(() => platform.close())

type ErrorFile = { url: string; fileName: string } | null
async function errorFileOf(id: string, session = user) {
  const query = "query ($id: ID!) { import(id: $id) { errorFile { url fileName expiresAt } } }"
  return platform.graphql<{ import: { errorFile: ErrorFile } | null }>(session, query, { id })
}
async function download(id: string) {
  const { data } = await errorFileOf(id)
  const response = await fetch(platform.url + (data.import?.errorFile?.url ?? ""))
  const text = Buffer.from(await response.arrayBuffer()).toString()
  const [headings = [], ...rows] = parseCsv(text.replace(/^\uFEFF/, ""))
  return { response, text, headings, rows, fileName: data.import?.errorFile?.fileName }
}
const bringAndCommit = async (name: string, content: Uint8Array, mapping?: object) => {
  const checked = await files.bring(name, content, mapping)
  return { checked, committed: (await files.commit(checked.id)).import }
}

test("the error file holds the bad rows as they were sent and what is wrong with them, and nothing else", async () => {
  imported = await files.bring("sessions of March.csv", bytes)
  const { response, text, headings, rows, fileName } = await download(imported.id)
  expect(response.status).toBe(200)
  expect(response.headers.get("content-disposition")).toContain(`filename="sessions of March_errors.csv"`)
  expect(fileName).toBe("sessions of March_errors.csv")
  expect(text.startsWith("\uFEFF")).toBe(true)
  expect(headings).toEqual([...(lines[0] ?? []), "import_row", "import_problems"])
  const width = lines[0]?.length ?? 0
  expect(rows.map((cells) => Number(cells[width]))).toEqual(badRows)
  for (const [at, cells] of rows.entries()) {
    const sent = lines[(badRows[at] ?? 0) - 1] ?? []
    expect(cells.slice(0, Math.min(width, sent.length))).toEqual(sent.slice(0, width))
    const column = expected[at]?.column ?? null
    expect(cells[width + 1]).toMatch(column === null ? /^The row has \d+ cells/ : new RegExp(`^${column}: .+\\.$`, "s"))
  }
})

test("an address changed or of somebody who may not is none; fetching is written down in the name of whom it was given to", async () => {
  const viewer = await platform.signIn("laura.benedetti@acme.example")
  expect((await errorFileOf(imported.id, viewer)).errors[0]?.extensions.code).toBe("FORBIDDEN")
  const url = (await errorFileOf(imported.id)).data.import?.errorFile?.url ?? ""
  for (const forged of [
    url.replace(imported.id, `imp_${"0".repeat(26)}`),
    url.replace(/expires=\d/, "expires=9"),
    url.replace("user=", "user=x"),
    `/exports/${imported.id}`,
  ]) {
    expect((await fetch(platform.url + forged)).status, forged).toBe(403)
  }
  const entries = (await readAuditLog(platform, await platform.signIn())).filter(({ action }) => action === "import.download_errors")
  expect(entries).toMatchObject([{ outcome: "DONE", target: imported.id, actor: { id: user.userId } }])
})

test("mended in part and sent again, it writes what was mended; sent once more, nothing", async () => {
  await files.commit(imported.id)
  // It can still be had after the commit.
  const { headings, rows } = await download(imported.id)
  expect(rows.map((cells) => Number(cells[headings.length - 2]))).toEqual(badRows)
  const at = (name: string) => headings.indexOf(name)
  const mended = rows.flatMap((cells, index) => {
    const { row = 0, column, code } = expected[index] ?? {}
    if (code === "DUPLICATE_IN_FILE") return []
    const repaired = [...cells]
    if (row === 114) repaired[at("date")] = "2026-02-28"
    if (row === 214 || row === 239) repaired[at(column ?? "")] = "45"
    return [repaired]
  })
  const again = Buffer.from(`\uFEFF${toCsv([headings, ...mended])}`)
  const { checked, committed } = await bringAndCommit("sessions of March_errors.csv", again)
  expect(checked.counts).toMatchObject({ total: 38, valid: 3, invalid: 35 })
  expect(checked.mapping?.fields.map(({ column }) => column)).not.toContain("import_problems")
  expect(committed.counts).toMatchObject({ created: 3, updated: 0, unchanged: 0 })
  const { committed: third } = await bringAndCommit("once more.csv", again)
  expect(third.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
})

test("a workbook is read as the same rows in text are, its error file is CSV", async () => {
  const square = lines.filter((cells) => cells.length === lines[0]?.length)
  const checked = await files.bring("sessions.pdf", writeXlsx("Sessions", square))
  expect(checked).toMatchObject({ status: "READY", counts: { total: 996, invalid: 36 }, file: { encoding: null, delimiter: null } })
  const { fileName, headings, rows } = await download(checked.id)
  expect([fileName, headings[0], rows.length]).toEqual(["sessions_errors.csv", "session_id", 36])
  // Nothing in it is new to the programmes.
  const { import: committed } = await files.commit(checked.id)
  expect(committed.counts).toMatchObject({ created: 0, updated: 0, unchanged: 960 })
})

type Raw = {
  encoding: string | null
  delimiter: string | null
  sheets: string[]
  rows: { row: number; cells: string[] }[]
  failure: { message: string } | null
} | null
async function rawPreview(id: string, format?: object): Promise<Raw> {
  const query = `query ($id: ID!, $format: ImportFormatInput) { import(id: $id) { rawPreview(first: 2, format: $format) {
    encoding delimiter sheets rows { row cells } failure { message } } } }`
  const { data } = await platform.graphql<{ import: { rawPreview: Raw } }>(user, query, { id, format })
  return data.import.rawPreview
}

test("a person sees how the file is read, tries another way, and has it read so", async () => {
  const file = readFixture("kintell-sessions-cp1251.csv")
  const { id, url } = await files.create("cp1251.csv")
  expect(await rawPreview(id)).toBeNull()
  await platform.upload(url, file)
  const recognised = await rawPreview(id)
  expect(recognised).toMatchObject({ encoding: "windows-1251", delimiter: ",", failure: null, rows: [{ row: 1 }, { row: 2 }] })
  const wrong = await rawPreview(id, { encoding: "windows-1252" })
  expect(wrong?.rows[1]?.cells).not.toEqual(recognised?.rows[1]?.cells)
  expect((await rawPreview(id, { encoding: "utf-8" }))?.failure?.message).toMatch(
    /^The file is not utf-8 throughout; byte \d+ cannot be read/,
  )

  const feedback = (state: ImportState) =>
    platform
      .graphql<{ import: { columns: { name: string; samples: string[] }[] } }>(
        user,
        "query ($id: ID!) { import(id: $id) { columns { name samples } } }",
        { id: state.id },
      )
      .then(({ data }) => data.import.columns.find(({ name }) => name === "feedback_text")?.samples.join(" ") ?? "")
  const misread = await files.check(id, undefined, { encoding: "windows-1252" })
  expect(misread.import).toMatchObject({ status: "READY", file: { encoding: "windows-1252" } })
  expect(await feedback(misread.import)).not.toMatch(/[а-яі]/)
  // What was said holds until something else is said.
  expect((await files.check(id)).import.file.encoding).toBe("windows-1252")
  const read = await files.check(id, undefined, {})
  expect(read.import).toMatchObject({ status: "READY", file: { encoding: "windows-1251" }, counts: { total: 20, valid: 20 } })
  expect(await feedback(read.import)).toMatch(/[а-яі]{3}/)

  const { userErrors } = await files.check(id, undefined, { encoding: "koi8-u", delimiter: "-" })
  expect(userErrors.map(({ field, allowed }) => [field, allowed])).toEqual([
    [
      ["input", "format", "encoding"],
      ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"],
    ],
    [
      ["input", "format", "delimiter"],
      [",", ";", "\t", "|"],
    ],
  ])
})

test("a template is fetched by anybody and imported as it is, those about matches behind that of the matches", async () => {
  const { data } = await platform.graphql<{ importTemplates: { source: string; csvUrl: string; xlsxUrl: string }[] }>(
    user,
    '{ importTemplates(locale: "uk") { source csvUrl xlsxUrl } }',
  )
  for (const source of ["BUDDY_MATCHES", "BUDDY_EVENTS", "BUDDY_CHECKINS", "BUDDY_FEEDBACK"]) {
    const template = data.importTemplates.find((one) => one.source === source)
    let last = ""
    for (const url of [template?.csvUrl, template?.xlsxUrl]) {
      const response = await fetch(`${platform.url}${url}`)
      expect([response.status, response.headers.get("cache-control")]).toEqual([200, "public, max-age=3600"])
      const { id, url: target } = await files.create("template", source)
      await platform.upload(target, new Uint8Array(await response.arrayBuffer()))
      expect((await files.check(id)).import.counts, source).toMatchObject({ total: 3, valid: 3, issues: 0 })
      last = id
    }
    if (source === "BUDDY_MATCHES") await files.commit(last)
  }
  expect((await fetch(`${platform.url}/templates/NOTHING.csv`)).status).toBe(404)
})
