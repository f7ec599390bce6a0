import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { GraphError, Session } from "../support/connect.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { readFixture } from "../support/session-rows.ts"

const page = `query ($c: ID!) { company(id: $c) {
  name
  programs(first: 2) { nodes { name } }
  impact(period: { iso: "2026" }) { sessions { value } }
  evidence(first: 1) { nodes { text } }
  savedViews(first: 1) { nodes { name } }
  auditLog(first: 1) { nodes { action } }
} }`
type Page = { company: Record<string, unknown> }
/** The fields of the page that each subgraph answers. Without profile nobody is known, so it stands for itself below. */
const owned = { programs: "programs", outcomes: "impact", evidence: "evidence", reporting: "savedViews", privacy: "auditLog" } as const

describe.each(["one", "many"] as const)("with a subgraph down, %s", (mode) => {
  let platform: TestPlatform
  let session: Session
  beforeAll(async () => {
    platform = await openTestPlatform({ mode, pilot: true })
    session = await platform.signIn()
  })
  afterAll(() => platform.close())

  test.each(Object.entries(owned) as [keyof typeof owned, string][])(
    "without %s its field is null with one error that says so, the rest of the page is there, and all is back when it is",
    async (name, field) => {
      const whole = await platform.graphql<Page>(session, page, { c: session.companyId })
      expect(whole.errors).toEqual([])
      await platform.stop(name)
      const { status, data, errors } = await platform.graphql<Page>(session, page, { c: session.companyId })
      expect(status).toBe(200)
      expect(data.company).toEqual({ ...whole.data.company, [field]: null })
      const expected: GraphError[] = [
        {
          message: `The ${name} service does not answer.`,
          path: ["company", field],
          extensions: { code: "UNAVAILABLE", requestId: expect.any(String) as unknown as string },
        },
      ]
      expect(errors).toEqual(expected)
      await platform.restart(name)
      const back = await platform.graphql<Page>(session, page, { c: session.companyId })
      expect([back.data, back.errors]).toEqual([whole.data, []])
    },
  )

  test("without profile a page is an error and not a fault, and comes back with it", async () => {
    const whole = await platform.graphql<Page>(session, page, { c: session.companyId })
    await platform.stop("profile")
    const { status, data, errors } = await platform.graphql<Page | null>(session, page, { c: session.companyId })
    expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual([200, { company: null }, ["UNAVAILABLE"]])
    await platform.restart("profile")
    expect((await platform.graphql<Page>(session, page, { c: session.companyId })).data).toEqual(whole.data)
  })

  test("a mutation whose subgraph is down is not carried out twice, and nothing half", async () => {
    const count = async () => (await platform.sql<{ count: number }>("select count(*)::int as count from programs.import"))[0]?.count
    const before = await count()
    await platform.stop("programs")
    const mutation = `mutation ($input: CreateImportInput!) { createImport(input: $input) { import { id } } }`
    const { errors } = await platform.graphql(session, mutation, {
      input: { companyId: session.companyId, source: "KINTELL_SESSIONS", fileName: "a.csv" },
    })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["UNAVAILABLE"])
    await platform.restart("programs")
    expect(await count()).toBe(before)
  })
})

describe("an import while something fails", () => {
  let platform: TestPlatform
  let session: Session
  let files: ReturnType<typeof importer>
  beforeAll(async () => {
    platform = await openTestPlatform({ pilot: true })
    session = await platform.signIn("daniel.okafor@acme.example")
    files = importer(platform, session)
  })
  afterAll(() => platform.close())

  const sessionsOf = async (fileName: string) =>
    (
      await platform.sql<{ facts: number; snippets: number; activities: number; events: number }>(
        `with brought as (select s.id, f.session_id is not null as has_words from programs.session s join programs.import i on i.company_id = s.company_id and i.id = s.import_id
           left join programs.session_feedback f on f.company_id = s.company_id and f.session_id = s.id where i.file_name = $1)
         select (select count(*)::int from outcomes.session_fact where session_id in (select id from brought)) as facts,
           (select count(*)::int from evidence.snippet where subject_id in (select id from brought)) as snippets,
           (select count(*)::int from profile.activity where id in (select id from brought)) as activities,
           (select count(*)::int from bus.outbox_event where type = 'kintell.session.completed' and data ->> 'sessionId' in (select id from brought)) as events`,
        [fileName],
      )
    )[0]

  test("a handler that fails three times and then succeeds leaves its effect exactly once", async () => {
    // A sequence does not roll back, so this fails the first three tries of whoever writes snippets and none after.
    await platform.sql(`
      create sequence public.failures;
      grant usage on sequence public.failures to public; grant usage on schema public to public;
      create function public.fail_three_times() returns trigger language plpgsql as $$
        begin if nextval('public.failures') <= 3 then raise exception 'planted failure'; end if; return null; end $$;
      create trigger planted before insert on evidence.snippet for each statement execute function public.fail_three_times()`)
    const file = "kintell-language-v1.0.csv"
    const { data } = await platform.graphql<{ company: { programs: { nodes: { id: string }[] } } }>(
      session,
      "query ($c: ID!) { company(id: $c) { programs(first: 1, filter: { kind: [LANGUAGE] }) { nodes { id } } } }",
      { c: session.companyId },
    )
    const checked = await files.bring(file, readFixture(file), { programId: data.company.programs.nodes[0]?.id })
    await files.commit(checked.id)
    await platform.settled()
    const words = readFixture(file).toString().trim().split("\n").length - 1
    const effect = await sessionsOf(file)
    expect(effect).toMatchObject({ facts: words, activities: words, events: words })
    const [{ expected } = { expected: 0 }] = await platform.sql<{ expected: number }>(
      "select count(*)::int as expected from programs.session_feedback f join programs.import i on i.id = f.import_id where i.file_name = $1",
      [file],
    )
    expect(expected).toBeGreaterThan(3)
    expect(effect?.snippets).toBe(expected)
    const [tries] = await platform.sql<{ last: number }>("select last_value::int as last from public.failures")
    expect(tries?.last).toBeGreaterThan(3)
    for (const consumer of ["evidence", "outcomes", "profile"]) expect(await platform.bus.deadLetters(consumer)).toEqual([])
  })

  test("a dashboard that is open receives the new value when an import is committed, and the import tells its progress", async () => {
    type Impact = { companyImpact: { sessions: { value: string } } }
    const live = platform.live(session)
    const impact = live.subscribe<Impact>(
      `subscription ($c: ID!) { companyImpact(companyId: $c, period: { iso: "2026" }) { sessions { value } } }`,
      { c: session.companyId },
    )
    const before = Number((await impact.next()).data?.companyImpact.sessions.value)
    expect(before).toBeGreaterThan(700)
    const file = "kintell-sessions-semicolon-bom.csv"
    const checked = await files.bring(file, readFixture(file))
    const progress = live.subscribe<{ importProgress: { status: string; counts: { created: number } } }>(
      "subscription ($id: ID!) { importProgress(id: $id) { status counts { created } } }",
      { id: checked.id },
    )
    expect((await progress.next()).data?.importProgress).toEqual({ status: "READY", counts: { created: 0 } })
    await files.commit(checked.id)
    let told = before
    while (told < before + 20) {
      const next = Number((await impact.next()).data?.companyImpact.sessions.value)
      expect(next).toBeGreaterThan(told)
      told = next
    }
    expect(told).toBe(before + 20)
    let state = "READY"
    while (state !== "COMMITTED") state = (await progress.next()).data?.importProgress.status ?? "gone"
    await impact.stop()
    await progress.stop()
  })

  test("an open dashboard of another company is told nothing of it", async () => {
    const other = await platform.signIn("ingrid.solberg@techco.example")
    const subscription = `subscription ($c: ID!) { companyImpact(companyId: $c, period: { iso: "2026" }) { sessions { value asOf } } }`
    type Impact = { companyImpact: { sessions: { value: string; asOf: string } } }
    const [own, foreign] = [
      platform.live(session).subscribe<Impact>(subscription, { c: session.companyId }),
      platform.live(other).subscribe<Impact>(subscription, { c: other.companyId }),
    ]
    await own.next()
    const before = (await foreign.next()).data
    const file = "kintell-sessions-cp1251.csv"
    const checked = await files.bring(file, readFixture(file))
    await files.commit(checked.id)
    await own.next()
    // The other company's own news is the next thing it hears, so nothing came in between.
    const otherFiles = importer(platform, other)
    const row =
      "KF-OTHER,Mentorship,new.person@example.org,other.person@techco.example,2026-03-03,60,5,,,TECHCO-MENT-TECH,New Person,Other Person"
    const own2 = await otherFiles.bring(
      "one-row.csv",
      Buffer.from(`${readFixture("kintell-sessions.csv").toString().split("\n", 1)[0]}\n${row}\n`),
    )
    await otherFiles.commit(own2.id)
    const next = (await foreign.next()).data
    expect(Number(next?.companyImpact.sessions.value)).toBe(Number(before?.companyImpact.sessions.value) + 1)
    await own.stop()
    await foreign.stop()
  })
})
