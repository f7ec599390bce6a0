import { newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, expect, test } from "vitest"
import { outcomes } from "../index.ts"

const open = () => openForTest(outcomes)
let subject: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())

/** Sessions of six participants and volunteers in March, so that nothing is withheld, told by one import. */
function world() {
  const [company, program] = [newId("com"), newId("prg")]
  const people = Array.from({ length: 12 }, () => newId("per"))
  const ids = Array.from({ length: 6 }, () => newId("ses"))
  const session = (index: number, change: { durationMinutes?: number; importId?: string } = {}) => ({
    sessionId: ids[index] ?? newId("ses"),
    externalId: `S-${index}`,
    kind: "LANGUAGE" as const,
    programId: program,
    participantId: people[index % 6] ?? "",
    volunteerId: people[6 + (index % 6)] ?? "",
    occurredAt: "2026-03-02T10:00:00.000Z",
    durationMinutes: 60,
    languageLevel: null,
    rating: null,
    importId: newId("imp"),
    row: index + 2,
    ...change,
  })
  const tell = (importId: string, ...sessions: ReturnType<typeof session>[]) =>
    subject.deliver(
      sessions.map((data) => ({
        ...eventOf("kintell.session.completed", company, { ...data, importId }),
        causationid: `${importId}#${data.row}`,
      })),
    )
  return { company, ids, session, tell }
}

const effectOf = async (company: string, importId: string) => {
  const figures = "volunteerHours { id value asOf } sessions { value }"
  const { data, errors } = await subject.query<{ _entities: { effect: unknown }[] }>(
    viewerIn(company, "VIEWER"),
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Import { effect { period { start end } before { ${figures} } after { ${figures} } } } } }`,
    { r: [{ __typename: "Import", id: importId }] },
  )
  expect(errors).toEqual([])
  return data?._entities[0]?.effect as { before: Figures; after: Figures; period: object } | null
}
type Figures = { volunteerHours: { id: string; value: string | null; asOf: string }; sessions: { value: string | null } }

test("an import answers what the figures were before it and after it, in figures that compute anew", async () => {
  const { company, session, tell } = world()
  const [first, second] = [newId("imp"), newId("imp")]
  await tell(first, ...Array.from({ length: 6 }, (_, index) => session(index)))
  await tell(second, session(0, { durationMinutes: 120 }))
  expect(await effectOf(company, first)).toMatchObject({
    period: { start: "2026-03-01", end: "2026-03-31" },
    before: { sessions: { value: null } },
    after: { sessions: { value: "6" }, volunteerHours: { value: "6" } },
  })
  const effect = await effectOf(company, second)
  expect(effect).toMatchObject({ before: { volunteerHours: { value: "6" } }, after: { volunteerHours: { value: "7" } } })
  const again = await subject.query(viewerIn(company, "VIEWER"), "query ($id: ID!) { figure(id: $id) { id value asOf } }", {
    id: effect?.before.volunteerHours.id,
  })
  expect(again.data).toEqual({ figure: effect?.before.volunteerHours })
  expect(await effectOf(company, newId("imp"))).toBeNull()
})

test("undoing an import is no effect of it", async () => {
  const { company, ids, session, tell } = world()
  const importId = newId("imp")
  await tell(importId, ...Array.from({ length: 6 }, (_, index) => session(index)))
  const before = await effectOf(company, importId)
  const withdrawn = ids.map((recordId) => ({
    ...eventOf("record.withdrawn", company, { kind: "session", recordId, importId }),
    causationid: `${importId}#undo`,
  }))
  await subject.deliver(withdrawn)
  expect(await effectOf(company, importId)).toEqual(before)
})

test("a forecast gives the figures before and after, withholds what is to be withheld, and writes nothing", async () => {
  const { company, ids, session, tell } = world()
  await tell(newId("imp"), ...Array.from({ length: 6 }, (_, index) => session(index)))
  const facts = () =>
    subject.sql("select to_jsonb(f) as f from outcomes.session_fact f where company_id = $1 order by session_id, recorded_at", [company])
  const known = await facts()
  const service = { ...viewerIn(company, "VIEWER"), role: "SERVICE" as const }
  const ask = (sessions: object[], withdrawn: string[]) =>
    subject.query<{
      _forecast: { start: string | null; figures: { metric: string; before: string | null; after: string | null; reason: string | null }[] }
    }>(
      service,
      `query ($s: [ForecastSession!]!, $w: [ID!]!) { _forecast(sessions: $s, withdrawn: $w) { start end figures { metric unit before after reason } } }`,
      { s: sessions, w: withdrawn },
    )
  const told = (index: number, minutes: number) => {
    const { sessionId, programId, kind, occurredAt, participantId, volunteerId } = session(index)
    return { sessionId, programId, kind, occurredAt, minutes, participantId, volunteerId }
  }
  const { data } = await ask([told(0, 180)], [ids[1] ?? ""])
  const lines = new Map(data?._forecast.figures.map((line) => [line.metric, line]))
  expect(lines.get("VOLUNTEER_HOURS")).toMatchObject({ before: "6", after: "7" })
  expect(lines.get("SESSIONS")).toMatchObject({ before: "6", after: "5" })
  const few = await ask([], ids.slice(0, 3))
  expect(few.data?._forecast.figures.find(({ metric }) => metric === "SESSIONS")).toMatchObject({
    before: "6",
    after: null,
    reason: "Fewer than five people stand behind this number, so it is withheld.",
  })
  expect((await ask([told(0, 60)], [])).data?._forecast).toMatchObject({ start: null, figures: [] })
  expect(await facts()).toEqual(known)
})
