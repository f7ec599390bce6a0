import { replay } from "@teei/domain/working"
import type { EventData, EventEnvelope } from "@teei/events"
import { newId, type Viewer } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { outcomes } from "./index.ts"

const open = () => openForTest(outcomes)
let subject: Awaited<ReturnType<typeof open>>
let [company, program] = ["", ""]
let looker = viewerIn(null, "VIEWER")

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())
beforeEach(() => {
  company = newId("com")
  program = newId("prg")
  looker = viewerIn(company, "VIEWER")
})

type Session = EventData<"kintell.session.completed">
const session = (change: Partial<Session> = {}): Session => ({
  sessionId: newId("ses"),
  externalId: "K-1",
  kind: "LANGUAGE",
  programId: program,
  participantId: newId("per"),
  volunteerId: newId("per"),
  occurredAt: "2026-03-02T10:00:00.000Z",
  durationMinutes: 60,
  languageLevel: null,
  rating: null,
  importId: newId("imp"),
  row: 2,
  ...change,
})
const told = (sessions: Session[]): EventEnvelope[] => sessions.map((data) => eventOf("kintell.session.completed", company, data))
const tell = (...sessions: Session[]) => subject.deliver(told(sessions))

type Figure = {
  id: string
  value: string | null
  status: string
  reason: string | null
  n: number | null
  asOf: string | null
  change: { difference: string | null; ratio: string | null; base: { value: string | null } }
  lineage: { steps: Parameters<typeof replay>[0]; sources: { importId: string; rows: number }[]; excluded: { count: number }[] }
}
const figure =
  "id value status reason n asOf change { difference ratio base { value } } lineage { steps { id label op operands value unit source } sources { importId rows } excluded { count } }"
const names = ["participants", "volunteers", "sessions", "volunteerHours", "averageRating", "sroi", "vis"] as const
const impact = async (viewer: Viewer, iso = "2026-03", programIds?: string[]): Promise<Record<(typeof names)[number], Figure>> => {
  const { data, errors } = await subject.query<{ companyImpact: never }>(
    viewer,
    `query ($id: ID!, $iso: PeriodISO!, $filter: ImpactFilter) {
      companyImpact(companyId: $id, period: { iso: $iso }, filter: $filter) { ${names.map((name) => `${name} { ${figure} }`).join(" ")} } }`,
    { id: company, iso, filter: programIds ? { programIds } : null },
  )
  expect(errors).toEqual([])
  return data?.companyImpact ?? ({} as never)
}
const again = async (viewer: Viewer, id: string) =>
  (await subject.query<{ figure: Figure | null }>(viewer, `query ($id: ID!) { figure(id: $id) { ${figure} } }`, { id })).data?.figure ??
  null
const moved = () =>
  subject.sql<{ data: { programId: string; month: string } }>(
    "select data from bus.outbox_event where company_id = $1 and type = 'figure.changed'",
    [company],
  )

const people = (count: number) => Array.from({ length: count }, () => newId("per"))

test("sessions become figures with their people, and the months that moved are announced", async () => {
  const participants = people(6)
  await tell(...participants.map((participantId, index) => session({ participantId, rating: "0.75", durationMinutes: 30 + index })))
  const { participants: count, sessions, averageRating, volunteers, volunteerHours } = await impact(looker)
  expect([count, volunteers, sessions, volunteerHours, averageRating].map(({ value, n, status }) => [value, n, status])).toEqual([
    ["6", 6, "OK"],
    ["6", 6, "OK"],
    ["6", 6, "OK"],
    ["3.25", 6, "OK"],
    ["4", 6, "OK"],
  ])
  expect((await moved()).map(({ data }) => data)).toMatchObject([{ programId: program, month: "2026-03" }])
})

test("the same events again, in other batches, change nothing and announce nothing", async () => {
  const events = told(people(5).map((participantId) => session({ participantId })))
  await subject.deliver(events)
  const before = await impact(looker)
  await subject.deliver(events.slice(0, 2))
  await subject.deliver(events.map((event) => ({ ...event, id: crypto.randomUUID() })))
  expect(await impact(looker)).toEqual(before)
  expect(await moved()).toHaveLength(1)
})

test("a correction moves the present figure, and the old figure's id still gives the old number", async () => {
  const sessions = people(5).map((participantId) => session({ participantId }))
  await tell(...sessions)
  const before = await impact(looker)
  await tell({ ...(sessions[0] as Session), durationMinutes: 120, occurredAt: "2026-04-01T08:00:00.000Z" })
  const march = await impact(looker)
  expect(march.sessions).toMatchObject({ value: null, status: "SUPPRESSED" })
  expect((await impact(looker, "2026-Q1")).sessions.status).toBe("SUPPRESSED")
  expect((await impact(looker, "2026")).volunteerHours.value).toBe("6")
  expect(await again(looker, before.volunteerHours.id)).toEqual(before.volunteerHours)
  expect(await again(looker, before.participants.id)).toEqual(before.participants)
  expect(before.volunteerHours.value).toBe("5")
})

test("an older telling that arrives late, after a retry or from the dead letters, changes nothing", async () => {
  const sessions = people(5).map((participantId) => session({ participantId }))
  const first = sessions[0] as Session
  const toldAt = (time: string, change: Partial<Session>) => ({ ...(told([{ ...first, ...change }])[0] as EventEnvelope), time })
  await tell(...sessions)
  await subject.deliver([toldAt("2026-11-26T00:00:02.000Z", { durationMinutes: 90 })])
  await subject.deliver([toldAt("2026-11-26T00:00:04.000Z", { durationMinutes: 90 })])
  const present = await impact(looker)
  await subject.deliver([toldAt("2026-11-26T00:00:01.000Z", { durationMinutes: 30 })])
  await subject.deliver([toldAt("2026-11-26T00:00:03.000Z", { durationMinutes: 20 })])
  expect(await impact(looker)).toEqual(present)
  expect(present.volunteerHours.value).toBe("5.5")
})

test("every number replays from its lineage, which names the files and counts what was left out", async () => {
  const importId = newId("imp")
  const participants = people(6)
  await subject.deliver([
    eventOf("company.created", company, { country: "US", currency: "USD" }),
    eventOf("program.upserted", company, {
      programId: program,
      kind: "LANGUAGE",
      startsOn: "2026-01-01",
      endsOn: null,
      annualCost: "1200.00",
    }),
  ])
  await tell(
    ...participants.map((participantId) =>
      session({ participantId, importId, languageLevel: "A1", rating: "1", occurredAt: "2026-02-02T10:00:00.000Z" }),
    ),
    ...participants.map((participantId, index) =>
      session({ participantId, importId, languageLevel: index === 0 ? null : "B1", occurredAt: "2026-03-05T10:00:00.000Z" }),
    ),
  )
  const figures = await impact(looker, "2026")
  for (const { value, lineage, status } of Object.values(figures)) {
    expect(status).toBe("OK")
    expect(replay(lineage.steps)).toEqual({ value, mismatches: [] })
    expect(lineage.sources).toEqual([{ importId, rows: 12 }])
  }
  expect(figures.sroi).toMatchObject({ n: 5, lineage: { excluded: [{ count: 1 }] } })
  // 10 levels × 540 × .85 × .75 = 3,442.50; × (1/1.035 + .9/1.035² + .81/1.035³ = 2.53692) = 8,733.34; ÷ (12 h × 29.95 + 3/12 × 1,200 = 659.40).
  expect(figures.sroi.value).toBe("13.24")
})

test("the baseline is the last level before the period, or the first in it", async () => {
  const participants = people(5)
  await tell(
    ...participants.map((participantId) => session({ participantId, languageLevel: "A2", occurredAt: "2026-01-10T10:00:00.000Z" })),
  )
  await tell(
    ...participants.map((participantId) => session({ participantId, languageLevel: "B1", occurredAt: "2026-03-10T10:00:00.000Z" })),
  )
  const inMarch = (await impact(looker, "2026-03")).vis.lineage.steps.find(({ id }) => id === "outcome_sum")?.value
  expect(Number(inMarch)).toBeGreaterThan(0)
  expect((await impact(looker, "2026-01")).vis).toMatchObject({ status: "NO_DATA", value: null })
})

test("a first level learnt later, of a month before the period, gives SROI and VIS another id; the old id keeps the old number", async () => {
  const participants = people(5)
  const at = (occurredAt: string, languageLevel: Session["languageLevel"]) =>
    participants.map((participantId) => session({ participantId, occurredAt, languageLevel }))
  await tell(...at("2026-02-10T10:00:00.000Z", "A2"), ...at("2026-03-10T10:00:00.000Z", "B1"))
  const before = await impact(looker, "2026-03")
  await tell(...at("2026-02-20T10:00:00.000Z", "A1"))
  const after = await impact(looker, "2026-03")
  expect(after.vis.value).not.toBe(before.vis.value)
  expect(after.vis.id).not.toBe(before.vis.id)
  expect(await again(looker, before.vis.id)).toEqual(before.vis)
  expect(await again(looker, after.vis.id)).toEqual(after.vis)
  expect(after.sessions.id).toBe(before.sessions.id)
  expect(after.vis.lineage.sources).toHaveLength(15)
})

test("four people are too few for any figure, whole: no value, no n, no steps, no sources, in the trend as well", async () => {
  await tell(...people(4).map((participantId) => session({ participantId, rating: "1" })))
  const { participants, sessions, averageRating, volunteerHours } = await impact(looker)
  for (const { value, n, status, lineage } of [participants, sessions, averageRating, volunteerHours]) {
    expect({ value, n, status, lineage }).toEqual({
      value: null,
      n: null,
      status: "SUPPRESSED",
      lineage: { steps: [], sources: [], excluded: [] },
    })
  }
  const { data } = await subject.query<{ companyImpact: { trend: { status: string; value: string | null }[] } }>(
    looker,
    `query ($id: ID!) { companyImpact(companyId: $id, period: { iso: "2026-Q1" }) { trend(metric: SESSIONS) { status value } } }`,
    { id: company },
  )
  expect(data?.companyImpact.trend.map(({ status, value }) => [status, value])).toEqual([
    ["NO_DATA", null],
    ["NO_DATA", null],
    ["SUPPRESSED", null],
  ])
})

test("a programme's figures count its own sessions only, and change compares with the span before", async () => {
  const other = newId("prg")
  await tell(
    ...people(5).map((participantId) => session({ participantId })),
    ...people(7).map((participantId) => session({ participantId, programId: other })),
  )
  await tell(...people(6).map((participantId) => session({ participantId, occurredAt: "2026-02-02T10:00:00.000Z" })))
  expect((await impact(looker, "2026-03", [program])).participants).toMatchObject({
    value: "5",
    change: { base: { value: "6" }, difference: "-1", ratio: "-0.166667" },
  })
  expect((await impact(looker, "2026-03")).participants.value).toBe("12")
})

describe("an operation that cannot be answered says why", () => {
  test.each([
    [{ iso: "2026-13" }, "PeriodISO"],
    [{ start: "2026-01-02", end: "2026-01-31" }, "first day of a month"],
    [{ start: "2026-01-01", end: "2031-12-31" }, "at most 60"],
    [{ iso: "2026", start: "2026-01-01" }, "one or the other"],
    [{}, "missing"],
  ])("period %j", async (period, words) => {
    const { errors } = await subject.query(
      looker,
      "query ($id: ID!, $p: PeriodInput!) { companyImpact(companyId: $id, period: $p) { id } }",
      { id: company, p: period },
    )
    expect(errors[0]?.message).toContain(words)
  })

  test("another company's figure, a malformed one and one of another version are all missing", async () => {
    await tell(...people(5).map((participantId) => session({ participantId })))
    const { id } = (await impact(looker)).sessions
    const stranger = viewerIn(newId("com"), "COMPANY_ADMIN")
    expect(await again(stranger, id)).toBeNull()
    expect(await again(looker, `${id}x`)).toBeNull()
    const nextVersion = `fig_${Buffer.from(Buffer.from(id.slice(4), "base64url").toString().replace('"v":1', '"v":2')).toString("base64url")}`
    expect(await again(looker, nextVersion)).toBeNull()
  })
})
