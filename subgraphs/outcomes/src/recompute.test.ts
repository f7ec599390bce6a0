import { inTenant, newId } from "@teei/subgraph-kit"
import { eventOf, openForTest, viewerIn } from "@teei/testkit"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listKeys, refreshCells } from "./data/record-sessions.ts"
import { outcomes } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(outcomes)
beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())

const levels = ["A1", "A2", "B1", "B2", null] as const
/** What a source may say of one session at one time; said again under the same number it is a correction. */
const telling = fc.record({
  session: fc.nat(30),
  program: fc.nat(1),
  month: fc.nat(2),
  day: fc.integer({ min: 1, max: 28 }),
  minutes: fc.integer({ min: 1, max: 480 }),
  rating: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }),
  level: fc.constantFrom(...levels),
  participant: fc.nat(7),
  volunteer: fc.nat(5),
})
type Telling = typeof telling extends fc.Arbitrary<infer T> ? T : never

/** A company of its own, with an id for each number. */
function world() {
  const ids = new Map<string, string>()
  const id = (prefix: string, number: number) => {
    const known = ids.get(`${prefix} ${number}`) ?? newId(prefix)
    ids.set(`${prefix} ${number}`, known)
    return known
  }
  const company = newId("com")
  const importId = newId("imp")
  const toEvent = ({ session, program, month, day, minutes, rating, level, participant, volunteer }: Telling) =>
    eventOf("kintell.session.completed", company, {
      sessionId: id("ses", session),
      externalId: `S-${session}`,
      kind: "LANGUAGE",
      programId: id("prg", program),
      participantId: id("per", participant),
      volunteerId: id("per", 100 + volunteer),
      occurredAt: `2026-0${month + 1}-${String(day).padStart(2, "0")}T10:00:00.000Z`,
      durationMinutes: minutes,
      languageLevel: level,
      rating: rating === null ? null : (rating / 10_000).toFixed(4),
      importId,
      row: session + 2,
    })
  return { company, toEvent, sessionIdOf: (session: number) => id("ses", session) }
}

const tables = ["cell", "participation", "pairing"]
const dump = async (company: string) => {
  const rows = tables.map((table) =>
    subject.sql<{ row: string }>(`select to_jsonb(t)::text as row from outcomes.${table} t where company_id = $1 order by 1`, [company]),
  )
  return (await Promise.all(rows)).map((found) => found.map(({ row }) => row))
}

const figures = async (company: string) => {
  const fields = "id value status n asOf lineage { steps { id op operands value } sources { importId rows } excluded { reason count } }"
  const names = ["participants", "volunteers", "sessions", "volunteerHours", "averageRating", "sroi", "vis"]
  const { data, errors } = await subject.query<{ companyImpact: Record<string, { id: string; asOf: string | null }> }>(
    viewerIn(company, "VIEWER"),
    `query ($c: ID!) { companyImpact(companyId: $c, period: { iso: "2026-H1" }) { ${names.map((name) => `${name} { ${fields} }`).join(" ")} } }`,
    { c: company },
  )
  expect(errors).toEqual([])
  return Object.values(data?.companyImpact ?? {})
}
const figureAgain = async (company: string, id: string) => {
  const fields = "id value status n asOf lineage { steps { id op operands value } sources { importId rows } excluded { reason count } }"
  const { data } = await subject.query<{ figure: unknown }>(
    viewerIn(company, "VIEWER"),
    `query ($id: ID!) { figure(id: $id) { ${fields} } }`,
    { id },
  )
  return data?.figure
}

test("cells kept batch by batch, corrections among them, are to the byte what a full recompute from the facts makes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(telling, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 5 }), async (batches) => {
      const { company, toEvent } = world()
      for (const batch of batches) await subject.deliver(batch.map(toEvent))
      const kept = await dump(company)
      expect(kept[0]?.length).toBeGreaterThan(0)
      await inTenant(subject.database, company, async (tx) => refreshCells(tx, company, await listKeys(tx)))
      expect(await dump(company)).toEqual(kept)
    }),
    { numRuns: 25, seed: 20261125 },
  )
}, 60_000)

test("a figure keeps its bytes under its id, whatever is recorded or corrected afterwards", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(telling, { minLength: 8, maxLength: 30 }), { minLength: 2, maxLength: 4 }), async (batches) => {
      const { company, toEvent } = world()
      const told: { id: string; asOf: string | null }[] = []
      for (const batch of batches) {
        await subject.deliver(batch.map(toEvent))
        told.push(...(await figures(company)))
      }
      for (const figure of told) expect(JSON.stringify(await figureAgain(company, figure.id))).toBe(JSON.stringify(figure))
    }),
    { numRuns: 8, seed: 20261125 },
  )
}, 60_000)

test("a batch withdrawn and told again as it was before leaves every figure as if the batch had never been, but for the instant it is known from", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(telling, { minLength: 8, maxLength: 30 }),
      fc.array(telling, { minLength: 1, maxLength: 30 }),
      async (before, batch) => {
        const { company, toEvent, sessionIdOf } = world()
        const known = new Map(before.map((one) => [one.session, one]))
        await subject.deliver([...known.values()].map(toEvent))
        const [figuresBefore, cellsBefore] = [await withoutInstant(company), await dumpWithoutInstant(company)]
        await subject.deliver(batch.map(toEvent))
        const undone = [...new Set(batch.map(({ session }) => session))]
        await subject.deliver(
          undone.map((session) => {
            const earlier = known.get(session)
            return earlier
              ? toEvent(earlier)
              : eventOf("record.withdrawn", company, {
                  kind: "session",
                  recordId: sessionIdOf(session),
                  importId: newId("imp"),
                })
          }),
        )
        expect(await withoutInstant(company)).toBe(figuresBefore)
        expect(await dumpWithoutInstant(company)).toEqual(cellsBefore)
      },
    ),
    { numRuns: 20, seed: 20261125 },
  )
}, 60_000)

test("a telling that was overtaken by the withdrawal of its session does not bring it back", async () => {
  const { company, toEvent, sessionIdOf } = world()
  const one: Telling = { session: 1, program: 0, month: 0, day: 1, minutes: 60, rating: null, level: null, participant: 1, volunteer: 1 }
  const late = { ...toEvent({ ...one, minutes: 30 }), time: "2026-01-01T00:00:00.000Z" }
  await subject.deliver([toEvent(one)])
  await subject.deliver([eventOf("record.withdrawn", company, { kind: "session", recordId: sessionIdOf(1), importId: newId("imp") })])
  await subject.deliver([late])
  expect(await subject.sql("select sessions from outcomes.cell where company_id = $1", [company])).toEqual([{ sessions: 0 }])
})

const withoutInstant = async (company: string) =>
  JSON.stringify(await figures(company), (key, value: unknown) =>
    key === "id" && String(value).startsWith("fig_") ? undefined : key === "asOf" ? undefined : value,
  )

/** Kept aggregates without the instants and without months that hold nothing any more. */
const dumpWithoutInstant = async (company: string) =>
  (await dump(company)).map((rows) =>
    rows
      .map((row) => JSON.parse(row) as Record<string, unknown>)
      .filter(({ sessions }) => sessions !== 0)
      .map((row) => ({ ...row, recorded_at: null })),
  )
