import { inTenant, newId } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, expect, test } from "vitest"
import { resolvePeople } from "./commands/resolve-people.ts"
import { profile } from "./index.ts"

let subject: Awaited<ReturnType<typeof open>>
const open = () => openForTest(profile)
let [acme, techco] = ["", ""]

beforeAll(async () => {
  subject = await open()
})
afterAll(() => subject.close())

/** Every test works in two companies of its own. */
const fresh = () => {
  acme = newId("com")
  techco = newId("com")
}
const serviceIn = (companyId: string) => ({ ...viewerIn(companyId, "SERVICE"), userId: null, service: "programs" })

type Identity = { email: string; name?: string; externalId?: string; kind: "PARTICIPANT" | "VOLUNTEER" }
const resolve = async (identities: Identity[], companyId = acme, system = "kintell") => {
  const answer = await subject.query<{ _resolvePeople: { personIds: string[] } }>(
    serviceIn(companyId),
    "mutation ($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }",
    { input: { system, identities } },
  )
  expect(answer.errors).toEqual([])
  return answer.data?._resolvePeople.personIds ?? []
}
const person = (n: number, more: Partial<Identity> = {}): Identity => ({ email: `person.${n}@example.org`, kind: "PARTICIPANT", ...more })
const ask = (companyId: string, role: "VIEWER" | "COMPANY_ADMIN", id: string | undefined, fields: string) =>
  subject.query<{ person: Record<string, unknown> | null }>(
    viewerIn(companyId, role),
    `query ($id: ID!) { person(id: $id) { ${fields} } }`,
    { id },
  )

test("identities become people in their order; the same address is the same person, however it is written, and twice changes nothing", async () => {
  fresh()
  const identities = [
    person(1, { externalId: "k-1" }),
    person(2),
    { ...person(1), email: " Person.1@EXAMPLE.org ", kind: "VOLUNTEER" as const },
  ]
  const [first, second, third] = await resolve(identities)
  expect(third).toBe(first)
  expect(second).not.toBe(first)
  expect(await resolve(identities)).toEqual([first, second, first])
  expect(
    (await ask(acme, "VIEWER", first, "kinds pseudonym externalRefs { system id } firstSeenAt journey { hasStartedLanguage }")).data,
  ).toEqual({
    person: {
      kinds: ["PARTICIPANT", "VOLUNTEER"],
      pseudonym: expect.stringMatching(/^P-[0-9A-HJKMNP-TV-Z]{6}$/),
      externalRefs: [{ system: "kintell", id: "k-1" }],
      firstSeenAt: subject.now.toISOString(),
      journey: { hasStartedLanguage: false },
    },
  })
})

test("the way somebody takes part and their ids in other systems are added to what is known", async () => {
  fresh()
  const [id] = await resolve([person(1, { externalId: "k-1" })])
  await resolve([person(1, { kind: "VOLUNTEER", externalId: "b-1" })], acme, "buddy")
  expect((await ask(acme, "VIEWER", id, "kinds externalRefs { system id }")).data?.person).toEqual({
    kinds: ["PARTICIPANT", "VOLUNTEER"],
    externalRefs: [
      { system: "buddy", id: "b-1" },
      { system: "kintell", id: "k-1" },
    ],
  })
})

test("the same address in two companies is two people, and nothing stored tells that they are one", async () => {
  fresh()
  const [[here], [there]] = [await resolve([person(1)]), await resolve([person(1)], techco)]
  expect(here).not.toBe(there)
  const hashes = await subject.sql<{ external_id: string }>("select external_id from profile.person_identity where person_id in ($1, $2)", [
    here,
    there,
  ])
  expect(new Set(hashes.map(({ external_id }) => external_id)).size).toBe(2)
})

test("names and addresses are kept encrypted, and administrators read them; each person read is written down once", async () => {
  fresh()
  const [id, nameless] = await resolve([person(1, { name: "Amira Al-Masri" }), person(2)])
  const stored = JSON.stringify(
    await subject.sql("select * from profile.person_pii join profile.person_identity using (company_id, person_id)"),
  )
  expect(stored).not.toMatch(/amira|person\.1/i)
  const fields = "name email other: name"
  expect((await ask(acme, "COMPANY_ADMIN", id, fields)).data?.person).toEqual({
    name: "Amira Al-Masri",
    email: "person.1@example.org",
    other: "Amira Al-Masri",
  })
  expect((await ask(acme, "COMPANY_ADMIN", nameless, fields)).data?.person).toEqual({
    name: null,
    email: "person.2@example.org",
    other: null,
  })
  const entries = await subject.sql(
    "select action, target from privacy.audit_entry where company_id = $1 and action = 'person.read-pii' order by id",
    [acme],
  )
  expect(entries).toEqual([id, nameless].map((target) => ({ action: "person.read-pii", target })))
})

test("nobody below an administrator reads names and addresses, nor does a service", async () => {
  fresh()
  const [id] = await resolve([person(1, { name: "Amira Al-Masri" })])
  for (const viewer of [viewerIn(acme, "VIEWER"), viewerIn(acme, "COMPANY_USER"), serviceIn(acme)]) {
    const answer = await subject.query(viewer, "query ($id: ID!) { person(id: $id) { pseudonym name } }", { id })
    expect(answer).toMatchObject({ data: { person: { name: null } }, errors: [{ extensions: { code: "FORBIDDEN" } }] })
  }
  expect(await subject.sql("select from privacy.audit_entry where action = 'person.read-pii' and company_id = $1", [acme])).toHaveLength(0)
})

test("a name is filled in where there was none, and never replaced", async () => {
  fresh()
  const [id] = await resolve([person(1)])
  await resolve([person(1, { name: "Amira Al-Masri" })])
  await resolve([person(1, { name: "Somebody Else" })])
  expect((await ask(acme, "COMPANY_ADMIN", id, "name")).data?.person).toEqual({ name: "Amira Al-Masri" })
})

test("what is stored for one person cannot be read as another's: a destroyed key makes it unreadable, a moved text is refused", async () => {
  fresh()
  const [a, b] = await resolve([person(1, { name: "Amira" }), person(2, { name: "Bohdan" })])
  await subject.sql("delete from profile.person_key where person_id = $1", [a])
  expect((await ask(acme, "COMPANY_ADMIN", a, "name email")).data?.person).toEqual({ name: null, email: null })
  await subject.sql("update profile.person_pii set name = email where person_id = $1", [b])
  expect((await ask(acme, "COMPANY_ADMIN", b, "name")).errors).toMatchObject([{ extensions: { code: "INTERNAL" } }])
})

test("other subgraphs ask for names to take out of texts, of their company only; the call is written down", async () => {
  fresh()
  const ids = await resolve([person(1, { name: "Amira Al-Masri" }), person(2)])
  const other = await resolve([person(3, { name: "Somebody" })], techco)
  const question = "query ($ids: [ID!]!) { _names(personIds: $ids) { personId names } }"
  const answer = await subject.query<{ _names: unknown[] }>(serviceIn(acme), question, { ids: [...ids, ...other] })
  expect(answer.data?._names).toHaveLength(2)
  expect(answer.data?._names).toEqual(
    expect.arrayContaining([
      { personId: ids[0], names: ["Amira Al-Masri"] },
      { personId: ids[1], names: [] },
    ]),
  )
  expect((await subject.query(viewerIn(acme, "COMPANY_ADMIN"), question, { ids })).errors[0]?.extensions.code).toBe("FORBIDDEN")
  expect(await subject.sql("select from privacy.audit_entry where action = 'person.read-names' and company_id = $1", [acme])).toHaveLength(
    1,
  )
})

test.each([
  ["no address", { identities: [{ email: "nobody", kind: "PARTICIPANT" as const }], system: "kintell" }],
  ["a system that would forge addresses", { identities: [person(1)], system: "email" }],
  ["more than 10,000", { identities: Array.from({ length: 10_001 }, (_, n) => person(n)), system: "kintell" }],
])("people are not made from %s", async (_what, input) => {
  fresh()
  await expect(resolvePeople(subject.contextFor(serviceIn(acme)), input)).rejects.toMatchObject({ extensions: { code: "INVALID" } })
})

test("only services make people; the refusal is written down", async () => {
  fresh()
  const admin = viewerIn(acme, "COMPANY_ADMIN")
  await expect(resolvePeople(subject.contextFor(admin), { system: "kintell", identities: [person(1)] })).rejects.toMatchObject({
    extensions: { code: "FORBIDDEN" },
  })
  expect(await subject.sql("select outcome from privacy.audit_entry where company_id = $1", [acme])).toEqual([{ outcome: "REFUSED" }])
})

test("imports that meet the same new people at the same time agree on who they are, and leave nobody over", async () => {
  fresh()
  const identities = Array.from({ length: 300 }, (_, n) => person(n, { name: `Name ${n}`, externalId: `k-${n}` }))
  const answers = await Promise.all([identities, identities.toReversed(), identities].map((some) => resolve(some)))
  expect(answers[1]?.toReversed()).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await subject.sql("select from profile.person where company_id = $1", [acme])).toHaveLength(300)
})

test("10,000 people at once are no matter of patience, new or known", async () => {
  fresh()
  const identities = Array.from({ length: 10_000 }, (_, n) => person(n, { name: `Name ${n}`, externalId: `k-${n}` }))
  await resolve([person(0)])
  // About 0.9 s and 0.2 s on two idle cores; the bound only catches work that grows faster than the call.
  for (const _round of ["new", "known"]) {
    const start = performance.now()
    expect(new Set(await resolve(identities)).size).toBe(10_000)
    expect(performance.now() - start).toBeLessThan(10_000)
  }
}, 30_000)

test("people are listed first seen first, page by page, and counted only when that is asked", async () => {
  fresh()
  const ids = await resolve(Array.from({ length: 5 }, (_, n) => person(n, { kind: n % 2 === 0 ? "PARTICIPANT" : "VOLUNTEER" })))
  await insertCompany(acme)
  const page = async (first: number, after: string | null, filter: object | null = null) =>
    (
      await subject.query<{
        company: { people: { nodes: { id: string }[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } } }
      }>(
        viewerIn(acme, "VIEWER"),
        `query ($first: Int!, $after: String, $filter: PersonFilter) {
          company { people(first: $first, after: $after, filter: $filter) { nodes { id } totalCount pageInfo { endCursor hasNextPage } } }
        }`,
        { first, after, filter },
      )
    ).data?.company.people
  const one = await page(3, null)
  const two = await page(3, one?.pageInfo.endCursor ?? null)
  expect([...(one?.nodes ?? []), ...(two?.nodes ?? [])].map(({ id }) => id)).toEqual([...ids].sort())
  expect([one?.pageInfo.hasNextPage, two?.pageInfo.hasNextPage, one?.totalCount]).toEqual([true, false, 5])
  expect((await page(10, null, { kind: "VOLUNTEER" }))?.nodes).toHaveLength(2)
  expect((await page(10, null, { kind: "VOLUNTEER", isBuddyMatched: true }))?.totalCount).toBe(0)
  expect((await page(10, null, { hasCompletedLanguage: false }))?.totalCount).toBe(5)
})

test.each([
  ["a page that is too long", { first: 101 }],
  ["a page of nothing", { first: 0 }],
  ["a cursor that is none", { first: 1, after: "nonsense" }],
  ["a cursor with a NUL", { first: 1, after: Buffer.from('["\\u0000"]').toString("base64url") }],
])("a list refuses %s", async (_what, variables) => {
  fresh()
  await insertCompany(acme)
  const answer = await subject.query(
    viewerIn(acme, "VIEWER"),
    "query ($first: Int!, $after: String) { company { people(first: $first, after: $after) { nodes { id } } } }",
    variables,
  )
  expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID" } }])
})

test("another company's person answers like one that does not exist", async () => {
  fresh()
  const [there] = await resolve([person(1)], techco)
  for (const id of [there, newId("per"), "per_nonsense", "per_\u0000"]) {
    expect(await ask(acme, "COMPANY_ADMIN", id, "pseudonym email")).toEqual({ data: { person: null }, errors: [] })
    const reference = await subject.query(
      viewerIn(acme, "COMPANY_ADMIN"),
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { pseudonym } } }",
      {
        r: [{ __typename: "Person", id }],
      },
    )
    expect(reference).toEqual({ data: { _entities: [null] }, errors: [] })
  }
})

test("the database itself shows and changes one company's rows only, whatever a statement asks for", async () => {
  fresh()
  await resolve([person(1), person(2)])
  await resolve([person(1)], techco)
  for (const table of ["person", "person_identity", "person_key", "person_pii"]) {
    const [seen, changed] = await inTenant(subject.database, techco, async (tx) => [
      await tx.$queryRawUnsafe<unknown[]>(`select * from ${table}`),
      await tx.$executeRawUnsafe(`update ${table} set company_id = company_id`),
    ])
    expect([seen.length, changed], table).toEqual([1, 1])
    expect(await subject.database.transaction((tx) => tx.$queryRawUnsafe<unknown[]>(`select * from ${table}`)), table).toEqual([])
  }
  await expect(
    inTenant(subject.database, techco, (tx) =>
      tx.$executeRawUnsafe("insert into person (company_id, id, pseudonym, kinds) values ($1, 'x', 'x', '{}')", acme),
    ),
  ).rejects.toThrow(/row-level security/)
})

const insertCompany = (id: string) =>
  subject.sql(
    "insert into profile.company (company_id, name, slug, country, currency, locale) values ($1, 'Acme', $1, 'US', 'USD', 'en')",
    [id],
  )

test("other subgraphs ask who has an address, of their company only; nobody is made by asking", async () => {
  fresh()
  const [known] = await resolve([person(1)])
  await resolve([person(2)], techco)
  const before = await subject.sql("select count(*)::int as n from profile.person")
  const question = "query ($emails: [String!]!) { _findPeople(emails: $emails) }"
  const emails = [person(2).email, ` ${person(1).email.toUpperCase()} `]
  expect((await subject.query<{ _findPeople: unknown }>(serviceIn(acme), question, { emails })).data).toEqual({
    _findPeople: [null, known],
  })
  expect(await subject.sql("select count(*)::int as n from profile.person")).toEqual(before)
})
