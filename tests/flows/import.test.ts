import { createHash } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Session } from "../support/connect.ts"
import { toCsv, parseCsv } from "../support/csv.ts"
import { type Impact, headlines, readFigures, readImpact, readImpactByProgram, readPrograms } from "../support/figures.ts"
import { type ImportState, importer } from "../support/importing.ts"
import { type Page, readAllPages } from "../support/pages.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { countSessions, readFixture, readPilotSessions, readSessions } from "../support/session-rows.ts"

const fileName = "kintell-sessions.csv"
const bytes = readFixture(fileName)
const expected = JSON.parse(readFixture("kintell-sessions.expected.json").toString()) as {
  row: number
  column: string | null
  value: string | null
  code: string
}[]
const pilotLines = readPilotSessions("acme")
const goodLines = readSessions(fileName, bytes.toString(), new Set(expected.map(({ row }) => row)))
const allLines = [...pilotLines, ...goodLines]
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex")
const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`)

let platform: TestPlatform
let user: Session
let admin: Session
let files: ReturnType<typeof importer>
let programs: Map<string, string>
let imported: ImportState

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  user = await platform.signIn("daniel.okafor@acme.example")
  admin = await platform.signIn()
  files = importer(platform, user)
  programs = await readPrograms(platform, user)
})
afterAll(() => platform.close())

/** The counted figures of a period as the platform tells them, in the form `countSessions` has. */
async function counted(period: object, program?: string) {
  const impact = await readImpact(platform, user, period, program === undefined ? undefined : programs.get(program))
  const pick = ({ status, value }: Impact["sessions"]) => ({ status, value })
  const { participants, volunteers, sessions, volunteerHours, averageRating } = impact
  return {
    participants: pick(participants),
    volunteers: pick(volunteers),
    sessions: pick(sessions),
    volunteerHours: pick(volunteerHours),
    averageRating: pick(averageRating),
  }
}

/** Every figure of every programme and month of 2026. */
async function figuresByCell(): Promise<Map<string, Impact>> {
  const cells = new Map<string, Impact>()
  for (const month of months) {
    for (const [ref, impact] of await readImpactByProgram(platform, user, { iso: month })) cells.set(`${ref} ${month}`, impact)
  }
  return cells
}

/** The programmes and months in which what is looked at is not the same, to the byte. */
const changedCells = (before: Map<string, Impact>, after: Map<string, Impact>, look: (impact: Impact) => unknown): string[] =>
  [...after].flatMap(([cell, impact]) => {
    const earlier = before.get(cell)
    return earlier && JSON.stringify(look(earlier)) === JSON.stringify(look(impact)) ? [] : [cell]
  })

const countEvents = () =>
  platform.sql<{ type: string; count: number }>(
    "select type, count(*)::int as count from bus.outbox_event where type <> 'import.progressed' group by type order by type",
  )

async function bringAndCommit(name: string, content: Uint8Array, mapping?: object): Promise<ImportState> {
  const checked = await files.bring(name, content, mapping)
  const { import: committed } = await files.commit(checked.id)
  await platform.settled()
  return committed
}

test("a file of 1,000 rows shows exactly its 40 problems, each with row, column, value and code, and writes nothing yet", async () => {
  const before = await counted({ iso: "2026" })
  imported = await files.bring(fileName, bytes)
  expect(imported).toMatchObject({
    status: "READY",
    counts: { total: 1000, valid: 960, invalid: 40, issues: 40, created: 0 },
    file: { name: fileName, sizeBytes: bytes.byteLength, sha256: sha256(bytes), encoding: "utf-8", delimiter: "," },
  })
  const issues = await files.listIssues(imported.id)
  expect(issues.map(({ row, column, value, code }) => ({ row, column, value, code }))).toEqual(expected)
  expect(issues.filter(({ message }) => !/^.{10,}\.$/s.test(message))).toEqual([])
  await platform.settled()
  expect(await counted({ iso: "2026" })).toEqual(before)
})

test("the preview shows rows as they would be stored, problems beside them", async () => {
  const { data } = await platform.graphql<{
    import: { preview: { row: number; values: { field: string; value: string | null }[]; issues: { code: string }[] }[] }
  }>(user, "query ($id: ID!) { import(id: $id) { preview(first: 20) { row values { field value } issues { code } } } }", {
    id: imported.id,
  })
  const { preview } = data.import
  expect(preview.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2))
  expect(preview.filter(({ issues }) => issues.length > 0).map(({ row, issues }) => [row, issues[0]?.code])).toEqual([[14, "REQUIRED"]])
  const capitals = Object.fromEntries(preview.find(({ row }) => row === 5)?.values.map(({ field, value }) => [field, value]) ?? [])
  expect(capitals).toMatchObject({
    session_id: "KF-0004",
    participant_email: "farid.mahmoud@example.com",
    duration_minutes: "60",
    rating: "0.75",
    language_level: "A1",
  })
})

test("with the policy to write none, a file with problems is refused and nothing is written", async () => {
  const { userErrors, import: after } = await files.commit(imported.id, "REJECT_ALL")
  expect(userErrors).toMatchObject([{ field: ["input", "policy"], code: "CONFLICT", message: expect.stringContaining("40 of 1000 rows") }])
  expect(after).toMatchObject({ status: "READY", counts: { created: 0 } })
})

test("committed, the 960 good rows move every figure by exactly what counting them by hand says", async () => {
  const ofYear = (lines: typeof allLines) => lines.filter(({ month }) => month.startsWith("2026"))
  expect(await counted({ iso: "2026" })).toEqual(countSessions(ofYear(pilotLines)))
  const { import: committed } = await files.commit(imported.id)
  expect(committed).toMatchObject({ status: "COMMITTED", counts: { created: 960, updated: 0, unchanged: 0, invalid: 40 } })
  await platform.settled()
  expect(goodLines).toHaveLength(960)
  expect(await counted({ iso: "2026" })).toEqual(countSessions(ofYear(allLines)))
  for (const month of months)
    expect(await counted({ iso: month }), month).toEqual(countSessions(allLines.filter((line) => line.month === month)))
  for (const ref of programs.keys()) {
    expect(await counted({ iso: "2026" }, ref), ref).toEqual(countSessions(ofYear(allLines).filter(({ program }) => program === ref)))
  }
})

test("each person's journey is what their rows say: sessions of each kind, begun, completed at eight", async () => {
  type Node = { email: string; journey: Record<string, unknown> }
  const people = await readAllPages(async (after) => {
    const { data } = await platform.graphql<{ company: { people: Page<Node> } }>(
      admin,
      `query ($c: ID!, $after: String) { company(id: $c) { people(first: 100, after: $after) { nodes { email journey {
        hasStartedLanguage hasCompletedLanguage hasStartedMentorship languageSessions mentorshipSessions } } pageInfo { endCursor hasNextPage } } } }`,
      { c: admin.companyId, after },
    )
    return data.company.people
  })
  const byEmail = new Map(people.map(({ email, journey }) => [email, journey]))
  const everybody = new Set(allLines.flatMap(({ participant, volunteer }) => [participant, volunteer]))
  for (const email of everybody) {
    const own = allLines.filter(({ participant, volunteer }) => participant === email || volunteer === email)
    const [language, mentorship] = ["LANGUAGE", "MENTORSHIP"].map((kind) => own.filter((line) => line.kind === kind).length) as [
      number,
      number,
    ]
    expect(byEmail.get(email), email).toEqual({
      hasStartedLanguage: language > 0,
      hasCompletedLanguage: language >= 8,
      hasStartedMentorship: mentorship > 0,
      languageSessions: language,
      mentorshipSessions: mentorship,
    })
  }
})

type Snippet = {
  text: string
  provenance: { fileName: string; fileSha256: string; row: number; rowHash: string; importId: string }
}

const readSnippets = (): Promise<Snippet[]> =>
  readAllPages(async (after) => {
    const { data } = await platform.graphql<{ company: { evidence: Page<Snippet> } }>(
      user,
      `query ($c: ID!, $after: String) { company(id: $c) { evidence(first: 100, after: $after) {
        nodes { text provenance { fileName fileSha256 row rowHash importId } } pageInfo { endCursor hasNextPage } } } }`,
      { c: user.companyId, after },
    )
    return data.company.evidence
  })

test("each feedback becomes a snippet that leads back to its row and names nobody", async () => {
  const written = new Map(allLines.filter(({ feedback }) => feedback !== "").map((line) => [`${line.file} ${line.row}`, line]))
  const snippets = await readSnippets()
  expect(snippets).toHaveLength(written.size)
  // There was something to take out of each kind the pilot's people write.
  for (const placeholder of ["[name]", "[email]", "[phone]"])
    expect(
      snippets.some(({ text }) => text.includes(placeholder)),
      placeholder,
    ).toBe(true)
  for (const { text, provenance } of snippets) {
    const line = written.get(`${provenance.fileName} ${provenance.row}`)
    expect(line, `${provenance.fileName} ${provenance.row}`).toBeDefined()
    if (!line) continue
    expect(provenance.rowHash).toBe(sha256(JSON.stringify(line.cells)))
    if (line.file === fileName) expect(provenance).toMatchObject({ fileSha256: sha256(bytes), importId: imported.id })
    // What stands between the placeholders stands so, and in that order, in the row.
    let at = 0
    for (const piece of text.split(/\[(?:email|phone|url|national id|iban|card|name)\]/)) {
      expect(line.feedback.indexOf(piece, at), piece).toBeGreaterThanOrEqual(at)
      at = line.feedback.indexOf(piece, at) + piece.length
    }
    const names = [line.participantName, line.volunteerName].flatMap((name) => [name, ...name.split(" ")])
    const told = names.filter((name) => new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, "u").test(text))
    expect(told, text).toEqual([])
    expect(text).not.toMatch(/\S+@\S+\.\S+/)
    expect(text).not.toMatch(/\+?\d[\d ().-]{6,}\d/)
    expect(text).not.toMatch(/(?:мене звати|my name is|jeg heter) (?!\[name\])/i)
  }
})

test("a snippet stands behind the figures of its programme and month", async () => {
  const { data } = await platform.graphql<{
    companyImpact: { participants: { lineage: { evidence: { totalCount: number; nodes: { text: string }[] } } } }
  }>(
    user,
    "query ($c: ID!, $p: PeriodInput!) { companyImpact(companyId: $c, period: $p) { participants { lineage { evidence(first: 3) { totalCount nodes { text } } } } } }",
    { c: user.companyId, p: { iso: "2026-03" } },
  )
  const { evidence } = data.companyImpact.participants.lineage
  expect(evidence.totalCount).toBe(allLines.filter(({ month, feedback }) => month === "2026-03" && feedback !== "").length)
  expect(evidence.nodes).toHaveLength(3)
})

test("the same file again changes nothing: no row, no event, and every figure keeps its id and its bytes", async () => {
  const [events, cells, year] = [
    await countEvents(),
    await figuresByCell(),
    JSON.stringify(await readImpact(platform, user, { iso: "2026" })),
  ]
  const again = await bringAndCommit(fileName, bytes)
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 960, invalid: 40 })
  expect(await countEvents()).toEqual(events)
  expect(await figuresByCell()).toEqual(cells)
  expect(JSON.stringify(await readImpact(platform, user, { iso: "2026" }))).toBe(year)
})

test("one corrected row moves the figures of its programme and month alone, and the figures of before can still be computed", async () => {
  const line = goodLines.find(({ program, month }) => program === "ACME-LANG-UA" && month === "2026-05")
  if (!line) throw new Error("The fixture has no such row.")
  const records = parseCsv(bytes.toString())
  const corrected = records.map((cells, index) => (index + 1 === line.row ? cells.with(5, String(line.minutes + 15)) : cells))
  const [before, earlier] = [await figuresByCell(), await readImpact(platform, user, { iso: "2026-05" })]
  const { counts } = await bringAndCommit(fileName, Buffer.from(toCsv(corrected)))
  expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 959 })

  const after = await figuresByCell()
  const moved = ["ACME-LANG-UA 2026-05"]
  expect(changedCells(before, after, ({ sroi: _, vis: __, ...counts }) => counts)).toEqual(moved)
  // Later months of the programme measure gains from the levels of earlier ones, so these figures name the new state; what they say is as before.
  expect(changedCells(before, after, (impact) => headlines.map((name) => [impact[name].status, impact[name].value]))).toEqual(moved)
  expect(
    changedCells(before, after, (impact) => impact).filter((cell) => !cell.startsWith("ACME-LANG-UA") || cell < "ACME-LANG-UA 2026-05"),
  ).toEqual([])
  const now = await readImpact(platform, user, { iso: "2026-05" })
  const lines = allLines
    .filter(({ month }) => month === "2026-05")
    .map((each) => (each === line ? { ...each, minutes: each.minutes + 15 } : each))
  expect(now.volunteerHours.value).toBe(countSessions(lines).volunteerHours.value)
  expect(now.volunteerHours.id).not.toBe(earlier.volunteerHours.id)
  const past = headlines.map((name) => earlier[name])
  const again = await readFigures(
    platform,
    user,
    past.map(({ id }) => id),
  )
  expect(JSON.stringify(again)).toBe(JSON.stringify(past))
})

const variants = [
  { file: "kintell-sessions-semicolon-bom.csv", program: null, seen: { encoding: "utf-8", delimiter: ";" }, read: { dateFormat: "ISO" } },
  { file: "kintell-sessions-day-first.csv", program: null, seen: { encoding: "utf-8", delimiter: ";" }, read: { dateFormat: "DAY_FIRST" } },
  { file: "kintell-sessions-cp1251.csv", program: null, seen: { encoding: "windows-1251", delimiter: "," }, read: { dateFormat: "ISO" } },
  {
    file: "kintell-language-v1.0.csv",
    program: "ACME-LANG-UA",
    seen: { encoding: "utf-8", delimiter: "," },
    read: { ratingScale: "ZERO_TO_ONE" },
  },
  {
    file: "kintell-mentorship-v1.0.csv",
    program: "ACME-MENT-UA",
    seen: { encoding: "utf-8", delimiter: "," },
    read: { ratingScale: "ONE_TO_FIVE" },
  },
]
test.each(variants)("$file is read as it was written, and its 20 rows are stored", async ({ file, program, seen, read }) => {
  const checked = await files.bring(file, readFixture(file), program === null ? undefined : { programId: programs.get(program) })
  expect(await files.listIssues(checked.id)).toEqual([])
  expect(checked).toMatchObject({ status: "READY", counts: { total: 20, valid: 20, invalid: 0 }, file: seen, mapping: read })
  const { import: committed } = await files.commit(checked.id)
  expect(committed).toMatchObject({ status: "COMMITTED", counts: { created: 20, updated: 0, unchanged: 0 } })
  await platform.settled()
  const sent = (await readSnippets()).filter(({ provenance }) => provenance.fileName === file)
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.filter(({ text }) => text.includes("\uFFFD"))).toEqual([])
  if (file.includes("cp1251")) expect(sent.every(({ text }) => /\p{Script=Cyrillic}/u.test(text))).toBe(true)
})

test("a file is checked anew under another mapping as often as one likes, until it is committed", async () => {
  const file = "kintell-sessions-day-first.csv"
  const records = parseCsv(readFixture(file).toString(), ";").map((cells, index) => (index === 0 ? cells : cells.with(0, `AGAIN-${index}`)))
  const { id } = await files.bring(file, Buffer.from(toCsv(records)), { dateFormat: "MONTH_FIRST" })
  const monthFirst = await files.listIssues(id)
  const impossible = records.slice(1).filter((cells) => Number(cells[4]?.slice(0, 2)) > 12)
  expect(monthFirst.filter(({ code }) => code === "DATE_INVALID")).toHaveLength(impossible.length)

  const unmapped = await files.check(id, { dateFormat: "DAY_FIRST", fields: [{ field: "participant_email", column: null }] })
  expect(unmapped.import.counts).toMatchObject({ total: 20, valid: 0, invalid: 20 })
  const strange = await files.check(id, { fields: [{ field: "participant_email", column: "no such column" }] })
  expect(strange.userErrors).toMatchObject([{ field: ["input", "mapping", "fields", "0", "column"], code: "INVALID" }])

  const right = await files.check(id, { dateFormat: "DAY_FIRST" })
  expect(right.import).toMatchObject({ status: "READY", counts: { total: 20, valid: 20, invalid: 0 } })
  expect((await files.commit(id)).import.counts).toMatchObject({ created: 20 })
  expect((await files.check(id)).userErrors).toMatchObject([{ code: "CONFLICT" }])
})
