import { subgraphSchemas } from "@teei/database"
import { outcomes } from "@teei/outcomes"
import { createAdapter, inTenant } from "@teei/subgraph-kit"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { clockFrom, suiteBeginsAt } from "../support/clock.ts"
import { deliverer, kintellSession } from "../support/delivering.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { bringOtherSources } from "../support/other-sources.ts"
import { readFixture } from "../support/session-rows.ts"

/** Tables that hold no company's own data, or are walled by something else, and why. */
const exceptions = new Set([
  "profile.user_account", // an account may belong to several companies
  "profile.company_directory", // says which company a slug names
  "profile.account_grant", // an account's companies, walled by the account: asked for before there is a company
])

type Table = { schema: string; name: string; full: string }

let platform: TestPlatform
let a: string
let b: string
let tables: Table[]
const clients = new Map<string, pg.Client>()

beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true })
  // The pilot leaves nothing staged and no view; every table must hold rows of both companies, or what follows proves nothing.
  for (const [email, slug] of [
    ["grace.whitfield@acme.example", "acme"],
    ["ingrid.solberg@techco.example", "techco"],
  ] as const) {
    const session = await platform.signIn(email)
    const hooks = deliverer(platform, session, slug, clockFrom(suiteBeginsAt))
    await hooks.deliver((await hooks.open()).secret, "one", kintellSession("HOOK-1", "by no name"))
    await hooks.untilTried()
    await importer(platform, session).bring("wrong.csv", readFixture("kintell-sessions.csv"))
    const [known] = await platform.sql<{ id: string }>("select external_id as id from programs.session where company_id = $1 limit 1", [
      session.companyId,
    ])
    await bringOtherSources(platform, session, known?.id ?? "")
    // Holds rows only while a file that replaces another is being committed.
    await platform.sql(
      "insert into programs.import_seen (company_id, import_id, external_id) select company_id, id, 'S-1' from programs.import where company_id = $1 limit 1",
      [session.companyId],
    )
    const input = { companyId: session.companyId, name: "Mine", page: "overview", params: {} }
    await platform.graphql(session, "mutation ($input: SaveViewInput!) { saveView(input: $input) { userErrors { code } } }", { input })
  }
  await platform.settled()
  const companies = await platform.sql<{ slug: string; company_id: string }>("select slug, company_id from profile.company_directory")
  const companyOf = (slug: string) => companies.find((company) => company.slug === slug)?.company_id ?? ""
  a = companyOf("acme")
  b = companyOf("techco")
  const all = await platform.sql<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any($1) and c.relname <> '_prisma_migrations' order by 1, 2`,
    [subgraphSchemas],
  )
  tables = all.map(({ schema, name }) => ({ schema, name, full: `${schema}.${name}` })).filter(({ full }) => !exceptions.has(full))
  for (const schema of subgraphSchemas) {
    const client = new pg.Client({ connectionString: platform.database.url(schema) })
    await client.connect()
    clients.set(schema, client)
  }
})
afterAll(async () => {
  for (const client of clients.values()) await client.end()
  await platform.close()
})

/** Runs statements as a subgraph's own role in a transaction of a company, or of none, and undoes or keeps them. */
async function as<T>(
  schema: string,
  company: string | null,
  run: (client: pg.Client) => Promise<T>,
  end: "commit" | "rollback" = "rollback",
): Promise<T> {
  const client = clients.get(schema)
  if (!client) throw new Error(`There is no role of ${schema}.`)
  await client.query("begin")
  try {
    if (company !== null) await client.query("select set_config('app.company_id', $1, true)", [company])
    const result = await run(client)
    await client.query(end)
    return result
  } catch (error) {
    await client.query("rollback")
    throw error
  }
}

/** The SQLSTATE a statement ends with; null when it is carried out. */
const outcome = (schema: string, company: string | null, sql: string, values: unknown[] = []): Promise<string | null> =>
  as(schema, company, (client) => client.query(sql, values)).then(
    () => null,
    (error: { code: string }) => error.code,
  )

const [notAllowed, foreignKey] = ["42501", "23503"]
const count = async (table: Table, company: string) =>
  (await platform.sql<{ n: number }>(`select count(*)::int as n from ${table.full} where company_id = $1`, [company]))[0]?.n ?? 0
/** Of a company's rows, with the transaction that wrote each: also an update that changes nothing shows. */
const hash = async (table: Table, company: string) =>
  (
    await platform.sql<{ hash: string }>(
      `select md5(coalesce(string_agg(t.xmin::text || to_jsonb(t)::text, ',' order by to_jsonb(t)::text), '')) as hash from ${table.full} t where company_id = $1`,
      [company],
    )
  )[0]?.hash
const rowOf = async (table: Table, company: string) =>
  (
    await platform.sql<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table.full} t where company_id = $1 limit 1`, [
      company,
    ])
  )[0]?.row ?? {}
const insert = (table: Table) => `insert into ${table.full} select * from jsonb_populate_record(null::${table.full}, $1)`
const mayUpdate = async ({ schema, full }: Table) =>
  (await platform.sql<{ may: boolean }>("select has_table_privilege($1, $2, 'update') as may", [`teei_${schema}`, full]))[0]?.may === true

describe("in a transaction of one company, with no where clause at all", () => {
  test("there are rows of both companies in every table, so that this proves something", async () => {
    const empty: string[] = []
    for (const table of tables) if ((await count(table, a)) === 0 || (await count(table, b)) === 0) empty.push(table.full)
    expect(empty).toEqual([])
    expect(tables.length).toBeGreaterThanOrEqual(26)
  })

  test("a read sees the company's own rows and all of them", async () => {
    for (const table of tables) {
      const seen = await as(table.schema, a, (client) =>
        client.query(`select company_id, count(*)::int as n from ${table.full} group by 1`),
      )
      expect(seen.rows, table.full).toEqual([{ company_id: a, n: await count(table, a) }])
    }
  })

  test("a write touches the company's own rows alone", async () => {
    for (const table of tables) {
      const before = await hash(table, b)
      if (!(await mayUpdate(table))) {
        expect(await outcome(table.schema, a, `update ${table.full} set company_id = company_id`), table.full).toBe(notAllowed)
        continue
      }
      const touched = await as(table.schema, a, (client) => client.query(`update ${table.full} set company_id = company_id`), "commit")
      expect(touched.rowCount, table.full).toBe(await count(table, a))
      expect(await hash(table, b), table.full).toBe(before)
    }
  })

  test("a deletion reaches the company's own rows alone", async () => {
    for (const table of tables) {
      const before = [await hash(table, b), await count(table, b)]
      // Where other rows refer to these, they stay altogether.
      const deleted = await as(table.schema, a, (client) => client.query(`delete from ${table.full}`)).then(
        ({ rowCount }) => rowCount,
        ({ code }: { code: string }) => code,
      )
      expect([await count(table, a), foreignKey, notAllowed], table.full).toContain(deleted)
      expect([await hash(table, b), await count(table, b)], table.full).toEqual(before)
    }
  })

  test("a row cannot be written for another company, nor moved to it", async () => {
    for (const table of tables) {
      const row = { ...(await rowOf(table, a)), company_id: b }
      expect(await outcome(table.schema, a, insert(table), [row]), table.full).toBe(notAllowed)
      expect(await outcome(table.schema, a, `update ${table.full} set company_id = $1`, [b]), table.full).toBe(notAllowed)
    }
  })

  test("a row cannot refer to another company's", async () => {
    const keys = await platform.sql<{ full: string; parent: string; columns: string[]; parents: string[] }>(
      `select conrelid::regclass::text as full, confrelid::regclass::text as parent,
         (select array_agg(attname::text order by at) from unnest(conkey) with ordinality k (no, at) join pg_attribute on attrelid = conrelid and attnum = no) as columns,
         (select array_agg(attname::text order by at) from unnest(confkey) with ordinality k (no, at) join pg_attribute on attrelid = confrelid and attnum = no) as parents
       from pg_constraint where contype = 'f' and connamespace::regnamespace::text = any($1)`,
      [subgraphSchemas],
    )
    expect(keys.length).toBeGreaterThanOrEqual(10)
    for (const { full, parent, columns, parents } of keys) {
      expect(columns, full).toContain("company_id")
      const own = columns.filter((column) => column !== "company_id")
      if (own.length === 0) continue
      const [foreign = {}] = await platform.sql(`select ${parents.join(", ")} from ${parent} where company_id = $1 limit 1`, [b])
      const settings = own.map((column, at) => `${column} = $${at + 1}`).join(", ")
      const values = own.map((column) => foreign[parents[columns.indexOf(column)] ?? ""])
      const schema = full.split(".")[0] ?? ""
      expect(await outcome(schema, a, `update ${full} set ${settings} where ctid = (select ctid from ${full} limit 1)`, values), full).toBe(
        foreignKey,
      )
    }
  })
})

test.each([
  ["no company is set", null],
  ["the company is empty", ""],
  ["the company does not exist", `com_${"0".repeat(26)}`],
])("when %s nothing is seen and nothing of anybody written", async (_, company) => {
  for (const table of tables) {
    const seen = await as(table.schema, company, (client) => client.query(`select 1 from ${table.full} limit 1`))
    expect(seen.rowCount, table.full).toBe(0)
    expect(await outcome(table.schema, company, insert(table), [await rowOf(table, a)]), table.full).toBe(notAllowed)
    if (await mayUpdate(table)) {
      const touched = await as(table.schema, company, (client) => client.query(`update ${table.full} set company_id = company_id`))
      expect(touched.rowCount, table.full).toBe(0)
    }
  }
})

test("what passes by row-level security is refused to every subgraph: TRUNCATE, COPY into a table, switching it off, another role", async () => {
  for (const table of tables) {
    expect(await outcome(table.schema, a, `truncate ${table.full}`), table.full).toBe(notAllowed)
    expect(["0A000", notAllowed], table.full).toContain(await outcome(table.schema, a, `copy ${table.full} from stdin`))
    expect(await outcome(table.schema, a, `alter table ${table.full} disable row level security`), table.full).toBe(notAllowed)
    expect(await outcome(table.schema, a, `create table ${table.schema}.own (id int)`), table.full).toBe(notAllowed)
  }
  for (const schema of subgraphSchemas) {
    expect(await outcome(schema, a, "set local role teei_owner"), schema).toBe(notAllowed)
    const hidden = await outcome(
      schema,
      a,
      "set local row_security = off; select 1 from " + tables.find((table) => table.schema === schema)?.full,
    )
    expect(hidden, schema).toBe(notAllowed)
  }
})

test("no subgraph reaches into another's schema, nor reads the outbox or the books of the bus", async () => {
  for (const schema of subgraphSchemas) {
    for (const table of tables) {
      if (table.schema === schema) continue
      for (const statement of [
        `select 1 from ${table.full} limit 1`,
        `delete from ${table.full}`,
        `update ${table.full} set company_id = company_id`,
      ]) {
        expect(await outcome(schema, a, statement), `${schema}: ${statement}`).toBe(notAllowed)
      }
    }
    for (const book of ["outbox_event", "consumer_cursor", "consumer_retry", "dead_letter"]) {
      expect(await outcome(schema, a, `select id from bus.${book} limit 1`), `${schema}: ${book}`).toMatch(/^42/)
      expect(await outcome(schema, a, `select 1 from bus.${book} limit 1`), `${schema}: ${book}`).toBe(notAllowed)
      expect(await outcome(schema, a, `delete from bus.${book}`), `${schema}: ${book}`).toBe(notAllowed)
    }
    const forged = `insert into bus.outbox_event (id, company_id, type, dataversion, source, time, correlation_id, data)
      values (gen_random_uuid(), $1, 'company.created', 1, $2, now(), 'x', '{}')`
    expect(await outcome(schema, a, forged, [b, schema]), schema).toBe(notAllowed)
  }
})

test("an account's companies are seen by the account alone", async () => {
  const grants = await platform.sql<{ user_id: string }>("select user_id from profile.account_grant")
  expect((await as("profile", a, (client) => client.query("select 1 from profile.account_grant"))).rowCount).toBe(0)
  const [{ user_id: user } = { user_id: "" }] = grants
  const seen = await as("profile", null, async (client) => {
    await client.query("select set_config('app.user_id', $1, true)", [user])
    return client.query("select distinct user_id from profile.account_grant")
  })
  expect(seen.rows).toEqual([{ user_id: user }])
})

test("four connections shared by forty transactions of two companies, some of them failing, never carry a company over", async () => {
  const database = outcomes.openDatabase(createAdapter(platform.database.url("outcomes"), "outcomes", 4))
  onTestFinished(() => database.close())
  const settingOf = (tx: { $queryRawUnsafe<T>(sql: string): Promise<T> }) =>
    tx.$queryRawUnsafe<{ setting: string | null; rows: number }[]>(
      "select nullif(current_setting('app.company_id', true), '') as setting, (select count(*)::int from session_fact) as rows",
    )
  const seen: string[] = []
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      if (index % 4 === 3) {
        const [found] = await database.transaction(settingOf)
        expect(found, `${index} of none`).toEqual({ setting: null, rows: 0 })
        return
      }
      const company = index % 2 === 0 ? a : b
      await inTenant(database, company, async (tx) => {
        const companies = await tx.$queryRawUnsafe<{ company_id: string }[]>(
          "select distinct company_id from session_fact, (select pg_sleep(0.02)) pause",
        )
        expect(
          companies.map(({ company_id }) => company_id),
          String(index),
        ).toEqual([company])
        seen.push(company)
        if (index % 5 === 0) throw new Error("aborted by the body")
        if (index % 7 === 0) await tx.$queryRawUnsafe("select 1 / 0")
      }).catch((error: Error) => expect(error.message).toMatch(/aborted by the body|division by zero/))
    }),
  )
  expect(new Set(seen)).toEqual(new Set([a, b]))
  const [afterwards] = await database.transaction(settingOf)
  expect(afterwards).toEqual({ setting: null, rows: 0 })
})

describe("the audit log", () => {
  test("can be added to and read by privacy, and changed or emptied by nobody", async () => {
    const changes = ["update privacy.audit_entry set action = 'x'", "delete from privacy.audit_entry", "truncate privacy.audit_entry"]
    for (const schema of subgraphSchemas)
      for (const change of changes) expect(await outcome(schema, a, change), `${schema}: ${change}`).toBe(notAllowed)
    const admin = new pg.Client({ connectionString: platform.database.adminUrl })
    await admin.connect()
    for (const role of ["teei_owner", "none"]) {
      for (const change of changes) {
        await admin.query("begin")
        await admin.query(`set local role ${role}`)
        await admin.query("select set_config('app.company_id', $1, true)", [a])
        await expect(admin.query(change), `${role}: ${change}`).rejects.toThrow("The audit log can only be added to.")
        await admin.query("rollback")
      }
    }
    await admin.end()
  })

  test("takes an entry for the transaction's own company only, whoever writes it", async () => {
    const append = "select privacy.append_audit('aud_test', null, 'TEST', 'test', 'DONE', null, 'req', null, null)"
    const written = await as("reporting", a, async (client) => {
      await client.query(append)
      await client.query("select set_config('app.company_id', $1, true)", [b])
      return client.query("select 1")
    })
    expect(written.rowCount).toBe(1)
    for (const schema of subgraphSchemas) {
      expect(await outcome(schema, a, append), schema).toBeNull()
      expect(["23502", notAllowed], schema).toContain(await outcome(schema, null, append))
    }
    const own = await as("privacy", a, async (client) => {
      await client.query(append)
      return client.query("select company_id from privacy.audit_entry where id = 'aud_test'")
    })
    expect(own.rows).toEqual([{ company_id: a }])
    // There is no way to name the company: the function takes none.
    const [{ args } = { args: "" }] = await platform.sql<{ args: string }>(
      "select pg_get_function_identity_arguments('privacy.append_audit'::regproc) as args",
    )
    expect(args).not.toMatch(/company/)
  })
})
