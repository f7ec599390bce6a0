import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verify } from "../../scripts/verify-figure.ts"
import type { Session } from "../support/connect.ts"
import { type Figure, type Impact, figureFields, headlines, readFigures, readImpact, readPrograms } from "../support/figures.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { type SessionLine, countSessions, readPilotSessions } from "../support/session-rows.ts"

const companies = [
  { slug: "acme", admin: "grace.whitfield@acme.example" },
  { slug: "techco", admin: "ingrid.solberg@techco.example" },
  { slug: "globalcare", admin: "priya.raman@globalcare.example" },
]
const periods = [
  { iso: "2025-12" },
  { iso: "2026-H1" },
  { iso: "2026-Q2" },
  { iso: "2026-07" },
  { iso: "2026" },
  { start: "2025-11-01", end: "2026-10-31" },
]
const counted = ["participants", "volunteers", "sessions", "volunteerHours", "averageRating"] as const

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
})
afterAll(() => platform.close())

type Read = { period: { iso?: string; start?: string; end?: string }; program: string | null; impact: Impact }

/** Every headline figure of a company, of all its programmes together and of each alone. */
async function readAll(session: Session): Promise<Read[]> {
  const programs = await readPrograms(platform, session)
  const all: Read[] = []
  for (const period of periods) {
    all.push({ period, program: null, impact: await readImpact(platform, session, period) })
    for (const [program, id] of programs) all.push({ period, program, impact: await readImpact(platform, session, period, id) })
  }
  return all
}

const isWithin = ({ iso, start, end }: Read["period"]) => {
  const [from, until] = iso === undefined ? [start ?? "", end ?? ""] : monthsOf(iso)
  return ({ month }: SessionLine) => from.slice(0, 7) <= month && month <= until.slice(0, 7)
}
function monthsOf(iso: string): [string, string] {
  const [year = "", part] = iso.split("-")
  if (part === undefined) return [`${year}-01`, `${year}-12`]
  if (part === "H1") return [`${year}-01`, `${year}-06`]
  if (part === "Q2") return [`${year}-04`, `${year}-06`]
  return [iso, iso]
}

/** Nothing of a withheld number may show: not its size, not its steps, not the files behind it, not what was left out. */
const withheld = { value: null, n: null, reason: expect.any(String), lineage: { steps: [], sources: [], excluded: [] } }

describe.each(companies)("$slug", ({ slug, admin }) => {
  const lines = readPilotSessions(slug)
  let session: Session
  let all: Read[]
  beforeAll(async () => {
    session = await platform.signIn(admin)
    all = await readAll(session)
  })

  test("every figure is what its lineage alone gives, step by step", () => {
    let numbers = 0
    for (const { period, program, impact } of all) {
      for (const name of headlines) {
        const { value, status, lineage } = impact[name]
        const at = `${name} of ${program ?? "all"} in ${JSON.stringify(period)}`
        expect(verify(lineage.steps, value), at).toEqual({ value, problem: null })
        expect(lineage.steps.length > 0, at).toBe(status === "OK")
        if (status === "OK") numbers++
        // Whatever is assumed and not counted names its source.
        for (const step of lineage.steps) expect(step.op === "INPUT" || step.source === null, `${at}, ${step.id}`).toBe(true)
      }
    }
    expect(numbers).toBeGreaterThan(100)
  })

  test("the counted figures are what counting the files by hand gives", () => {
    for (const { period, program, impact } of all) {
      const own = lines.filter(isWithin(period)).filter((line) => program === null || line.program === program)
      const expected = countSessions(own)
      for (const name of counted)
        expect(impact[name], `${name} of ${program ?? "all"} in ${JSON.stringify(period)}`).toMatchObject(expected[name])
    }
  })

  test("a figure's sources are the rows it rests on, file by file", () => {
    for (const { period, program, impact } of all) {
      const own = lines.filter(isWithin(period)).filter((line) => program === null || line.program === program)
      const { status, lineage } = impact.sessions
      if (status !== "OK") continue
      const expected = Map.groupBy(own, ({ file }) => file)
      expect(Object.fromEntries(lineage.sources.map(({ fileName, rows }) => [fileName, rows]))).toEqual(
        Object.fromEntries([...expected].map(([file, rows]) => [file, rows.length])),
      )
      expect(lineage.sources.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256 ?? ""))).toBe(true)
    }
  })

  test("asked for by its id, a figure is computed anew to the same bytes", async () => {
    for (const { impact } of all.filter((_, index) => index % 2 === 0)) {
      const again = await readFigures(
        platform,
        session,
        headlines.map((name) => impact[name].id),
      )
      expect(JSON.stringify(again)).toBe(JSON.stringify(headlines.map((name) => impact[name])))
    }
  })

  test("what rests on fewer than five people is withheld with all that could tell it, for a programme and in a trend alike", async () => {
    const suppressed = all.flatMap(({ impact }) => headlines.map((name) => impact[name])).filter(({ status }) => status === "SUPPRESSED")
    expect(suppressed.length).toBeGreaterThan(0)
    for (const figure of suppressed) expect(figure).toMatchObject(withheld)
    const [again] = await readFigures(
      platform,
      session,
      suppressed.slice(0, 1).map(({ id }) => id),
    )
    expect(again).toMatchObject({ status: "SUPPRESSED", ...withheld })
    const quotes = await platform.graphql<{ figure: { lineage: { evidence: { nodes: unknown[]; totalCount: number } } } }>(
      session,
      "query ($id: ID!) { figure(id: $id) { lineage { isWithheld evidence { nodes { text } totalCount } } } }",
      { id: again?.id },
    )
    expect(quotes.data.figure.lineage).toEqual({ isWithheld: true, evidence: { nodes: [], totalCount: 0 } })

    const programs = await readPrograms(platform, session)
    for (const [program, id] of programs) {
      const { data } = await platform.graphql<{ companyImpact: { trend: Figure[] } }>(
        session,
        `query ($c: ID!, $p: PeriodInput!, $f: ImpactFilter) { companyImpact(companyId: $c, period: $p, filter: $f) { trend(metric: SESSIONS) { ${figureFields} } } }`,
        { c: session.companyId, p: { iso: "2026" }, f: { programIds: [id] } },
      )
      expect(data.companyImpact.trend).toHaveLength(12)
      for (const figure of data.companyImpact.trend) {
        const own = lines.filter((line) => line.program === program && line.month === figure.period.start.slice(0, 7))
        const { status, value } = countSessions(own).sessions
        expect(figure).toMatchObject(status === "SUPPRESSED" ? { status, ...withheld } : { status, value })
      }
    }
  })
})

describe("the script an auditor runs", () => {
  const run = (input: unknown) => {
    const script = fileURLToPath(new URL("../../scripts/verify-figure.ts", import.meta.url))
    const { status, stdout } = spawnSync(process.execPath, [script], { input: JSON.stringify(input), encoding: "utf8" })
    return { status, stdout }
  }
  let answer: { data: { companyImpact: Impact } }
  beforeAll(async () => {
    const session = await platform.signIn()
    answer = { data: { companyImpact: await readImpact(platform, session, { iso: "2026-H1" }) } }
  })

  test("says OK to every figure of an answer of the API, and ends with 0", () => {
    const { status, stdout } = run(answer)
    expect(status).toBe(0)
    expect(stdout.trim().split("\n")).toEqual(headlines.map((name) => `${answer.data.companyImpact[name].value} OK`))
  })

  test("says MISMATCH to a fact, an assumption, a step or a value that was tampered with, and ends with 1", () => {
    const { sroi } = answer.data.companyImpact
    const changed = (change: (figure: Figure) => void) => {
      const figure = structuredClone(sroi)
      change(figure)
      return run(figure)
    }
    const isUsed = (id: string) => sroi.lineage.steps.some(({ operands }) => operands.includes(id))
    const inputs = sroi.lineage.steps.filter(({ id, op }) => op === "INPUT" && isUsed(id))
    expect(inputs.length).toBeGreaterThan(8)
    for (const { id, value } of inputs) {
      const steps = sroi.lineage.steps.map((step) => (step.id === id ? { ...step, value: `${Number(value) + 1}` } : step))
      expect(verify(steps, sroi.value).problem, id).not.toBeNull()
    }
    const input = changed(
      ({ lineage }) => ((lineage.steps.find(({ id }) => id === inputs[0]?.id) ?? lineage.steps[0] ?? sroi).value = "1000"),
    )
    expect(input).toMatchObject({ status: 1, stdout: expect.stringContaining("MISMATCH") })
    const value = changed((figure) => (figure.value = "9.99"))
    expect(value).toMatchObject({ status: 1, stdout: expect.stringContaining("the figure states 9.99") })
    const step = changed(({ lineage }) => lineage.steps.splice(3, 1))
    expect(step).toMatchObject({ status: 1, stdout: expect.stringContaining("MISMATCH") })
  })

  test("ends with 2 when there is nothing to verify", () => {
    expect(run({ data: { company: null } }).status).toBe(2)
  })
})
