import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { asked, line, openPrograms } from "../testing/open-programs.ts"

let open: Awaited<ReturnType<typeof openPrograms>>
beforeAll(async () => {
  open = await openPrograms()
})
afterAll(() => open.close())

const count = (company: Awaited<ReturnType<typeof open.company>>, where = "true") =>
  company.sql<{ n: number }>(`select count(*)::int as n from programs.session where company_id = $1 and ${where}`)

describe("problems are mended once for all rows", () => {
  test("a date format that reads what the present one does not is proposed, and chosen mends the rows", async () => {
    const company = await open.company()
    const rows = Array.from({ length: 12 }, (_, index) => line(`S-${index}`, { date: `11/${13 + index}/2025` }))
    const id = await company.checked([...rows, line("X", { date: "soon" })], { mapping: { dateFormat: "ISO" } })
    const { issueGroups } = await company.stateOf(id)
    expect(issueGroups).toMatchObject([
      { code: "DATE_INVALID", field: "date", rows: 12, repair: { kind: "CHOOSE_DATE_FORMAT", dateFormat: "MONTH_FIRST", rows: 12 } },
      { code: "DATE_INVALID", rows: 1, values: [{ value: "soon", rows: 1 }], repair: null },
    ])
    await company.mutate("checkImport", { importId: id, mapping: { dateFormat: "MONTH_FIRST" } })
    await company.until(id, "READY")
    expect((await company.stateOf(id)).counts).toMatchObject({ valid: 12, invalid: 1 })
  })

  test("a value is read as another one, and a value stands where cells are empty", async () => {
    const company = await open.company()
    const id = await company.checked([line("A", { level: "fluent" }), line("B", { level: "fluent" }), line("C", { minutes: "" })])
    expect((await company.stateOf(id)).issueGroups).toMatchObject([
      { code: "VALUE_UNKNOWN", field: "language_level", rows: 2, repair: { kind: "REPLACE_VALUES" } },
      { code: "REQUIRED", field: "duration_minutes", rows: 1, repair: { kind: "SET_DEFAULT" } },
    ])
    const mapping = {
      replacements: [{ field: "language_level", from: "fluent", to: "C1" }],
      defaults: [{ field: "duration_minutes", value: "45" }],
    }
    await company.mutate("checkImport", { importId: id, mapping })
    await company.until(id, "READY")
    expect((await company.stateOf(id)).counts).toMatchObject({ valid: 3, invalid: 0 })
    await company.committed(id)
    expect(await count(company, "language_level = 'C1'")).toEqual([{ n: 2 }])
    expect(await count(company, "duration_minutes = 45")).toEqual([{ n: 3 }])
  })

  test("what cannot be applied is refused with its place and what is allowed", async () => {
    const company = await open.company()
    const id = await company.checked([line("A")])
    const mapping = {
      replacements: [{ field: "colour", from: "a", to: "b" }],
      defaults: [
        { field: "topics", value: " " },
        { field: "rating", value: "5" },
        { field: "rating", value: "4" },
      ],
    }
    const { userErrors } = await company.mutate("checkImport", { importId: id, mapping })
    expect(userErrors.map(({ field, code }) => `${field?.join(".")} ${code}`)).toEqual([
      "input.mapping.replacements.0.field INVALID",
      "input.mapping.defaults.0.value REQUIRED",
      "input.mapping.defaults.2.field INVALID",
    ])
  })
})

describe("a mapping", () => {
  test("is kept under a number when it is committed, proposed for the next file it fits, and numbered anew only when it changes", async () => {
    const company = await open.company()
    const mapping = { replacements: [{ field: "language_level", from: "fluent", to: "C1" }] }
    await company.bring([line("A", { level: "fluent" })], { mapping })
    const second = await company.checked([line("B", { level: "fluent" })])
    expect(await company.stateOf(second)).toMatchObject({ mapping: { version: 1 }, counts: { valid: 1 } })
    await company.committed(second)
    expect((await company.stateOf(second)).mapping?.version).toBe(1)
    await company.bring([line("C")], { mapping: { replacements: [] } })
    const { data } = await open.subject.query<{ company: unknown }>(
      company.user,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { mappingVersions(source: KINTELL_SESSIONS) { version replacements { to } fields { field column } } } } }`,
      { r: [{ __typename: "Company", id: company.id }] },
    )
    expect(data).toMatchObject({
      _entities: [
        {
          mappingVersions: [
            { version: 2, replacements: [] },
            { version: 1, replacements: [{ to: "C1" }] },
          ],
        },
      ],
    })
  })

  test("is not proposed for a file without its columns", async () => {
    const company = await open.company()
    await company.bring([line("A")])
    const head = "id,type,learner_email,mentor_email,date,minutes,score,feedback,level,program"
    expect((await company.stateOf(await company.checked([line("B")], { head }))).mapping?.version).toBeNull()
  })

  test("that leaves a choice between two columns must be decided before the commit", async () => {
    const company = await open.company()
    const head =
      "session_id,session_type,Participant Email,volunteer_email,date,duration_min,rating,participant-email,language_level,program_ref"
    const id = await company.checked([line("A", { text: "eva@example.org" })], { head })
    expect((await company.stateOf(id)).mapping?.conflicts).toEqual([
      { field: "participant_email", columns: ["Participant Email", "participant-email"] },
    ])
    const { userErrors } = await company.mutate("commitImport", { importId: id })
    expect(userErrors).toMatchObject([{ code: "CONFLICT", allowed: ["Participant Email", "participant-email"] }])
    await company.mutate("checkImport", {
      importId: id,
      mapping: { fields: [{ field: "participant_email", column: "participant-email" }] },
    })
    await company.until(id, "READY")
    await company.committed(id)
  })
})

test("all or nothing per person holds back the good rows of whoever has a bad one, and nobody else's", async () => {
  const company = await open.company()
  const eva = { participant: "eva@example.org" }
  const rows = [line("A"), line("B"), line("C", eva), line("D", { ...eva, date: "soon" }), line("E", { participant: "not an address" })]
  const id = await company.bring(rows, { policy: "ALL_OR_NOTHING_PER_PERSON" })
  expect((await company.stateOf(id)).counts).toMatchObject({ valid: 3, invalid: 2, held: 1, created: 2, unchanged: 0 })
  expect(await company.sql("select external_id as id from programs.session where company_id = $1 order by 1")).toEqual([
    { id: "A" },
    { id: "B" },
  ])
})

describe("a replay", () => {
  test("reads the kept file under another mapping, shows what it would change, and replaces the import when it is committed", async () => {
    const company = await open.company()
    const first = await company.bring([line("A", { rating: "1" }), line("B", { rating: "1" })], { mapping: { ratingScale: "ONE_TO_FIVE" } })
    const { import: replay } = await company.mutate("replayImport", { importId: first, mapping: { ratingScale: "ZERO_TO_ONE" } })
    const id = replay?.id ?? ""
    await company.until(id, "READY")
    const { data } = await open.subject.query<{ import: { forecast: unknown; replays: { id: string } } }>(
      company.user,
      "query ($id: ID!) { import(id: $id) { replays { id } replaces { id } forecast { created updated unchanged withdrawn } } }",
      { id },
    )
    expect(data?.import).toEqual({
      replays: { id: first },
      replaces: { id: first },
      forecast: { created: 0, updated: 2, unchanged: 0, withdrawn: 0 },
    })
    expect(asked.forecast).toMatchObject({ sessions: [{ rating: "1.0000" }, { rating: "1.0000" }], withdrawn: [] })
    expect(await count(company, "rating = 0")).toEqual([{ n: 2 }])
    await company.committed(id)
    expect(await count(company, "rating = 1")).toEqual([{ n: 2 }])
    await company.undo(id)
    expect(await count(company, "rating = 0")).toEqual([{ n: 2 }])
  })

  test("is refused for what is not committed and for a file that is not kept any more", async () => {
    const company = await open.company()
    const ready = await company.checked([line("A")])
    expect((await company.mutate("replayImport", { importId: ready })).userErrors).toMatchObject([
      { code: "CONFLICT", allowed: ["COMMITTED"] },
    ])
    const id = await company.committed(ready)
    await open.subject.contextFor(company.user).files.remove(`${company.id}.${id}`)
    expect((await company.mutate("replayImport", { importId: id })).userErrors).toMatchObject([{ code: "CONFLICT" }])
    const other = await open.company()
    expect((await other.mutate("replayImport", { importId: id })).userErrors).toMatchObject([{ code: "NOT_FOUND" }])
  })
})

test("a forecast counts what a commit would do and leaves nothing behind, not even people", async () => {
  const company = await open.company()
  await company.bring([line("A")])
  const before = await company.records()
  const id = await company.checked([line("A", { minutes: "60" }), line("N", { participant: "never.seen@example.org" })])
  const ask = () =>
    open.subject.query<{ import: unknown }>(
      company.user,
      "query ($id: ID!) { import(id: $id) { forecast { created updated unchanged withdrawn figures { metric } } } }",
      { id },
    )
  expect((await ask()).data?.import).toEqual({ forecast: { created: 1, updated: 1, unchanged: 0, withdrawn: 0, figures: [] } })
  expect(await company.records()).toEqual(before)
  expect(asked.forecast).toMatchObject({ sessions: [{ minutes: 60 }, { minutes: 45 }] })
  await company.committed(id)
  expect((await ask()).data?.import).toEqual({ forecast: null })
})
