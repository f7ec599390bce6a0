import { viewerIn } from "@teei/testkit"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { line, openPrograms } from "../testing/open-programs.ts"

let open: Awaited<ReturnType<typeof openPrograms>>
beforeAll(async () => {
  open = await openPrograms()
})
afterAll(() => open.close())

describe("undoing an import", () => {
  test("takes back what it made and restores what it changed, to the byte, and says so", async () => {
    const company = await open.company()
    await company.bring([line("A", { text: "good" }), line("B")])
    const before = await company.records()
    const second = await company.bring([line("A", { rating: "1", text: "bad" }), line("B"), line("C", { participant: "eva@example.org" })])
    expect(await company.records()).not.toEqual(before)
    expect((await company.undo(second)).userErrors).toEqual([])
    expect(await company.records()).toEqual(before)
    expect(await company.events("record.withdrawn")).toMatchObject([
      { data: { kind: "session", importId: second }, causation: `${second}#undo` },
    ])
    const told = (await company.events("kintell.session.completed")).filter(({ causation }) => causation === `${second}#undo`)
    expect(told).toMatchObject([{ data: { externalId: "A", rating: "1" } }])
  })

  test("of a text that was added to a session takes back the text alone", async () => {
    const company = await open.company()
    await company.bring([line("A")])
    const before = await company.records()
    await company.undo(await company.bring([line("A", { text: "late words" })]))
    expect(await company.records()).toEqual(before)
    expect(await company.events("record.withdrawn")).toMatchObject([{ data: { kind: "session_feedback" } }])
  })

  test("is refused while another import changed its rows since, names that one, and goes on once that is undone", async () => {
    const company = await open.company()
    const first = await company.bring([line("A")])
    const second = await company.bring([line("A", { minutes: "60" })])
    const refused = await company.undo(first)
    expect(refused.userErrors).toMatchObject([{ code: "CONFLICT", allowed: [second] }])
    await company.undo(second)
    expect((await company.undo(first)).userErrors).toEqual([])
    expect(await company.records()).toEqual([])
  })

  test("is refused while another import wrote about a session it made", async () => {
    const company = await open.company()
    const first = await company.bring([line("A")])
    const second = await company.bring([line("A", { text: "words" })])
    expect((await company.undo(first)).userErrors).toMatchObject([{ code: "CONFLICT", allowed: [second] }])
  })

  test("said twice is done once; an import that is not committed is refused with what it is", async () => {
    const company = await open.company()
    const id = await company.bring([line("A")])
    await company.undo(id)
    const events = await company.events("record.withdrawn")
    expect((await company.undo(id)).import?.status).toBe("UNDONE")
    expect(await company.events("record.withdrawn")).toEqual(events)
    const ready = await company.checked([line("B")])
    expect((await company.undo(ready)).userErrors).toMatchObject([{ code: "CONFLICT", allowed: ["COMMITTED"] }])
  })

  test("needs a company user of its own company", async () => {
    const [company, other] = [await open.company(), await open.company()]
    const id = await company.bring([line("A")])
    await expect(company.mutate("undoImport", { importId: id }, viewerIn(company.id, "VIEWER"))).rejects.toThrow()
    expect((await other.undo(id)).userErrors).toMatchObject([{ code: "NOT_FOUND" }])
    expect((await company.stateOf(id)).status).toBe("COMMITTED")
  })

  test("law: whatever imports came one after another, undoing them backwards walks through the very same states", async () => {
    const cell = fc.record({
      id: fc.constantFrom("A", "B", "C", "D"),
      rating: fc.constantFrom("1", "3", ""),
      text: fc.constantFrom("", "x", "y"),
      minutes: fc.constantFrom("30", "45"),
    })
    const file = fc.uniqueArray(cell, { selector: ({ id }) => id, minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const company = await open.company()
        const states = [await company.records()]
        const ids: string[] = []
        for (const rows of files) {
          ids.push(await company.bring(rows.map(({ id, ...rest }) => line(id, rest))))
          states.push(await company.records())
        }
        for (const id of ids.toReversed()) {
          states.pop()
          expect((await company.undo(id)).userErrors).toEqual([])
          expect(await company.records()).toEqual(states.at(-1))
        }
      }),
      { numRuns: 6, seed: 20261125 },
    )
  }, 60_000)
})

describe("a file that replaces another one", () => {
  test("withdraws what it does not hold, also over several generations, and undone brings it back", async () => {
    const company = await open.company()
    const first = await company.bring([line("A", { text: "kept" }), line("B", { text: "gone", participant: "eva@example.org" }), line("C")])
    const second = await company.bring([line("A", { text: "kept" }), line("C", { minutes: "60" }), line("D")], { replacesId: first })
    const afterSecond = await company.records()
    expect((await company.stateOf(second)).counts).toMatchObject({ created: 1, updated: 1, unchanged: 1, withdrawn: 1 })
    const third = await company.bring([line("D")], { replacesId: second })
    expect((await company.stateOf(third)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1, withdrawn: 2 })
    await company.undo(third)
    expect(await company.records()).toEqual(afterSecond)
    expect((await company.undo(first)).userErrors).toMatchObject([{ code: "CONFLICT", allowed: [second] }])
  })

  test("does not withdraw what it holds but says badly, or holds back", async () => {
    const company = await open.company()
    const first = await company.bring([line("A"), line("B"), line("C", { participant: "eva@example.org" })])
    const second = [line("A", { date: "soon" }), line("B")]
    const id = await company.bring(second, { replacesId: first, policy: "ALL_OR_NOTHING_PER_PERSON" })
    expect((await company.stateOf(id)).counts).toMatchObject({ invalid: 1, held: 1, withdrawn: 1 })
    expect(await company.sql<{ id: string }>("select external_id as id from programs.session where company_id = $1 order by 1")).toEqual([
      { id: "A" },
      { id: "B" },
    ])
  })

  test("leaves alone what other imports brought", async () => {
    const company = await open.company()
    await company.bring([line("X")])
    const first = await company.bring([line("A")])
    await company.bring([line("B")], { replacesId: first })
    expect(await company.sql<{ id: string }>("select external_id as id from programs.session where company_id = $1 order by 1")).toEqual([
      { id: "B" },
      { id: "X" },
    ])
  })

  test("must be of the same source and name a committed import of the company", async () => {
    const [company, other] = [await open.company(), await open.company()]
    const first = await company.bring([line("A")])
    const create = (replacesId: string, source: string, by = company) =>
      by.mutate("createImport", { companyId: by.id, source, fileName: "x.csv", replacesId })
    expect((await create(first, "BUDDY_MATCHES")).userErrors).toMatchObject([{ field: ["input", "replacesId"], code: "CONFLICT" }])
    expect((await create(first, "KINTELL_SESSIONS", other)).userErrors).toMatchObject([{ code: "NOT_FOUND" }])
    expect((await create(await company.checked([line("B")]), "KINTELL_SESSIONS")).userErrors).toMatchObject([{ code: "CONFLICT" }])
  })
})

describe("cancelling an import", () => {
  test("before the commit forgets what was read", async () => {
    const company = await open.company()
    const id = await company.checked([line("A"), line("B", { date: "soon" })])
    expect((await company.mutate("cancelImport", { importId: id })).import?.status).toBe("CANCELLED")
    expect(await company.sql("select 1 from programs.import_row where company_id = $1")).toEqual([])
    expect((await company.mutate("commitImport", { importId: id })).userErrors).toMatchObject([{ code: "CONFLICT" }])
    expect((await company.mutate("checkImport", { importId: id })).userErrors).toMatchObject([{ code: "CONFLICT" }])
    expect((await company.mutate("cancelImport", { importId: id })).import?.status).toBe("CANCELLED")
  })

  test("during the commit takes back what was written", async () => {
    const company = await open.company()
    const id = await company.checked(Array.from({ length: 9_000 }, (_, index) => line(`S-${index}`)))
    await company.mutate("commitImport", { importId: id })
    await company.mutate("cancelImport", { importId: id })
    await company.until(id, "CANCELLED")
    expect(await company.records()).toEqual([])
    expect((await company.stateOf(id)).counts).toMatchObject({ created: 0, updated: 0 })
  }, 60_000)

  test("is refused once committed", async () => {
    const company = await open.company()
    expect((await company.mutate("cancelImport", { importId: await company.bring([line("A")]) })).userErrors).toMatchObject([
      { code: "CONFLICT" },
    ])
  })
})
