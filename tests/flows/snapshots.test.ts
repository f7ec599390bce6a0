import { afterAll, beforeAll, expect, test } from "vitest"
import type { Session } from "../support/connect.ts"
import { type Impact, readFigures, readImpact, readImpactByProgram } from "../support/figures.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { countSessions, readPilotSessions, readSessions } from "../support/session-rows.ts"

const heading =
  "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level,program_ref"
type Row = { id: string; person: number; minutes: number; rating: number; level: string; feedback: string }
const levels = ["A1", "A2", "B1", "B2"]
const row = (number: number): Row => ({
  id: `SNAP-${number}`,
  person: number % 9,
  minutes: 30 + (number % 4) * 15,
  rating: 1 + (number % 5),
  level: levels[Math.min(3, Math.floor(number / 15))] ?? "A1",
  feedback: number % 3 === 0 ? `I feel at home now in place ${number}` : "",
})
const line = ({ id, person, minutes, rating, level, feedback }: Row) =>
  [
    id,
    "Language Connect",
    `snap-${person}@example.org`,
    `helper-${person % 6}@acme.example`,
    `2026-0${2 + (Number(id.slice(5)) % 2)}-${String(1 + (Number(id.slice(5)) % 28)).padStart(2, "0")}`,
    minutes,
    rating,
    feedback,
    level,
    program,
  ].join(",")
const file = (rows: Row[]) => Buffer.from([heading, ...rows.map(line)].join("\n"))

/** The first export, and the one of a week later: ten rows are gone, ten are corrected, ten are new. */
const first = Array.from({ length: 60 }, (_, index) => row(index))
const second = [
  ...first
    .slice(10)
    .map((one, index) => (index < 10 ? { ...one, minutes: one.minutes + 60, rating: 1, feedback: "Corrected words" } : one)),
  ...Array.from({ length: 10 }, (_, index) => row(60 + index)),
]

let program = ""
let platform: TestPlatform
let user: Session
let files: ReturnType<typeof importer>
const pilot = readPilotSessions("acme")

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  user = await platform.signIn("daniel.okafor@acme.example")
  files = importer(platform, user)
  program =
    [...(await readImpactByProgram(platform, user, { iso: "2026" })).keys()].find((ref) => pilot.some((line) => line.program === ref)) ?? ""
})
afterAll(() => platform.close())

/** Every figure of two months, but for the instants it is known from. */
async function figures(): Promise<string> {
  const months = await Promise.all(["2026-02", "2026-03"].map((iso) => readImpact(platform, user, { iso })))
  return JSON.stringify(months, (key, value: unknown) =>
    key === "asOf" || (key === "id" && String(value).startsWith("fig")) ? undefined : value,
  )
}
const snippets = () =>
  platform.sql("select subject_id, text, import_id, row_no from evidence.snippet where company_id = $1 order by subject_id", [
    user.companyId,
  ])
const counted = ({ participants, volunteers, sessions, volunteerHours, averageRating }: Impact) =>
  Object.fromEntries(
    Object.entries({ participants, volunteers, sessions, volunteerHours, averageRating }).map(([name, { status, value }]) => [
      name,
      { status, value },
    ]),
  )
async function bring(name: string, rows: Row[], replacesId?: string) {
  const { id } = await files.bring(name, file(rows), undefined, undefined, replacesId)
  const { import: committed, userErrors } = await files.commit(id)
  expect(userErrors).toEqual([])
  await platform.settled()
  return committed
}

test("of two snapshots of one source the second restates exactly what changed and says so, and undone leaves every figure as it was, to the byte", async () => {
  const { id: firstId } = await bring("week-1.csv", first)
  const [before, wordsBefore] = [await figures(), await snippets()]
  const publishedBefore = await readImpact(platform, user, { iso: "2026-03" })

  const restated = await bring("week-2.csv", second, firstId)
  expect(restated.counts).toMatchObject({ total: 60, created: 10, updated: 10, unchanged: 40, withdrawn: 10 })
  const expected = [...pilot, ...readSessions("week-2.csv", file(second).toString())]
  for (const month of ["2026-02", "2026-03"]) {
    const impact = await readImpact(platform, user, { iso: month })
    expect(counted(impact), month).toEqual(countSessions(expected.filter((one) => one.month === month)))
  }

  const { data } = await platform.graphql<{ import: { effect: { before: Impact; after: Impact } } }>(
    user,
    `query ($id: ID!) { import(id: $id) { effect(period: { iso: "2026-03" }) { before { sessions { id value } volunteerHours { value } } after { sessions { id value } volunteerHours { value } } } } }`,
    { id: restated.id },
  )
  const after = await readImpact(platform, user, { iso: "2026-03" })
  expect(data.import.effect.before.sessions.value).toBe(publishedBefore.sessions.value)
  expect(data.import.effect.after.volunteerHours.value).toBe(after.volunteerHours.value)
  expect(data.import.effect.after.volunteerHours.value).not.toBe(data.import.effect.before.volunteerHours.value)

  const undone = await files.undo(restated.id)
  expect(undone.import.status).toBe("UNDONE")
  await platform.settled()
  expect(await figures()).toBe(before)
  expect(await snippets()).toEqual(wordsBefore)
  // What was published in between can still be computed, from the data as it was then.
  expect(JSON.stringify(await readFigures(platform, user, [after.volunteerHours.id]))).toBe(JSON.stringify([after.volunteerHours]))

  await files.undo(firstId)
  await platform.settled()
  const impact = await readImpact(platform, user, { iso: "2026-03" })
  expect(counted(impact)).toEqual(countSessions(pilot.filter(({ month }) => month === "2026-03")))
})
