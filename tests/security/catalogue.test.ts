import { loginRoles, ownerRole, subgraphSchemas } from "@teei/database"
import { type TestDatabase, openTestDatabase } from "@teei/testkit"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"

/** Rules of the catalogue: each is a query that answers with what breaks it, so that a table made tomorrow is held to them as well. */
const schemas = [...subgraphSchemas, "bus"]
const infrastructure = "'bus', 'jobs'"
/** No company's own data: see `row-level-security.test.ts`. */
const global = "'profile.user_account', 'profile.company_directory', 'profile.account_grant'"

let database: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await openTestDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.close()
})

const tables = `(select c.oid, n.nspname as schema, n.nspname || '.' || c.relname as full, c.relrowsecurity, c.relforcerowsecurity, c.relowner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = any($1) and c.relname <> '_prisma_migrations') t`
const tenantTables = `(select * from ${tables} where schema not in (${infrastructure}) and t.full not in (${global})) t`

const rules: [string, string][] = [
  [
    "row-level security is on and forced on every table",
    `select t.full as broken from ${tables} where t.full not in ('profile.user_account', 'profile.company_directory') and not (relrowsecurity and relforcerowsecurity)`,
  ],
  [
    "every table of a company's data has company_id, never null, first in its primary key",
    `select t.full as broken from ${tenantTables} where not exists (
       select from pg_index i join pg_attribute c on c.attrelid = t.oid and c.attname = 'company_id' and c.attnotnull
       where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = c.attnum)`,
  ],
  [
    "every unique index holds company_id",
    `select indexrelid::regclass::text as broken from ${tenantTables} join pg_index i on i.indrelid = t.oid and i.indisunique
     where not exists (select from pg_attribute c where c.attrelid = t.oid and c.attname = 'company_id' and c.attnum = any(i.indkey))`,
  ],
  [
    "every foreign key holds company_id",
    `select conrelid::regclass || '.' || conname as broken from ${tenantTables} join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
     where not exists (select from pg_attribute c where c.attrelid = t.oid and c.attname = 'company_id' and c.attnum = any(k.conkey))`,
  ],
  [
    "every table of a company's data has one policy, for reading and writing, that compares the company by a sub-select and nothing else",
    `select t.full as broken from ${tenantTables} left join pg_policy p on p.polrelid = t.oid
     group by t.full having count(*) <> 1 or not bool_and(p.polcmd = '*' and p.polpermissive
       and pg_get_expr(p.polqual, p.polrelid) = '(company_id = ( SELECT app.company_id() AS company_id))'
       and pg_get_expr(p.polwithcheck, p.polrelid) = '(company_id = ( SELECT app.company_id() AS company_id))')`,
  ],
  [
    "the owner of everything is no superuser, passes by no policy and cannot log in",
    `select t.full || ' ' || rolname as broken from ${tables} join pg_roles r on r.oid = t.relowner
     where rolname <> '${ownerRole}' or rolsuper or rolbypassrls or rolcanlogin or rolreplication`,
  ],
  [
    "no role that logs in is more than a plain one, or a member of the owner",
    `select rolname as broken from pg_roles where rolname = any('{${loginRoles.join(",")}}') and $1::text[] is not null
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or pg_has_role(rolname, '${ownerRole}', 'member'))`,
  ],
  [
    "no role that logs in may truncate, refer to or put triggers on a table",
    `select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name as broken from information_schema.role_table_grants
     where table_schema = any($1) and grantee <> '${ownerRole}' and grantee like 'teei\\_%' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
  ],
  [
    "no role reaches tables of a schema that is not its own",
    `select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name as broken from information_schema.role_table_grants
     where table_schema = any($1) and table_schema <> 'bus' and grantee <> '${ownerRole}' and grantee <> 'teei_' || table_schema and grantee not in ('postgres', current_user)`,
  ],
  [
    "there are no views over the walls",
    `select n.nspname || '.' || c.relname as broken from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname = any($1)`,
  ],
  [
    "what runs as its owner is the audit log's one door, with its names pinned",
    `select p.oid::regprocedure::text as broken from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname = any($1 || '{app,jobs,public}'::text[])
       and not (n.nspname = 'privacy' and p.proname = 'append_audit' and exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%'))`,
  ],
]

test.each(rules)("%s", async (_, query) => {
  const { rows } = await admin.query<{ broken: string }>(query, [schemas])
  expect(rows.map(({ broken }) => broken)).toEqual([])
})

/** A rule that nothing can break guards nothing: each must notice a hole made for it. */
const holes: [string, string[]][] = [
  ["row-level security is on and forced on every table", ["alter table programs.session no force row level security"]],
  [
    "every table of a company's data has company_id, never null, first in its primary key",
    ["create table programs.hole (id text primary key, company_id text)", "alter table programs.hole enable row level security"],
  ],
  ["every unique index holds company_id", ["create unique index on programs.program (external_id)"]],
  [
    "every foreign key holds company_id",
    [
      "alter table programs.program add unique (id)",
      "alter table programs.enrollment add foreign key (program_id) references programs.program (id)",
    ],
  ],
  [
    "every table of a company's data has one policy, for reading and writing, that compares the company by a sub-select and nothing else",
    ["create policy second on evidence.snippet using (true)"],
  ],
  ["the owner of everything is no superuser, passes by no policy and cannot log in", ["alter table evidence.snippet owner to postgres"]],
  ["no role that logs in may truncate, refer to or put triggers on a table", ["grant truncate on evidence.snippet to teei_evidence"]],
  ["no role reaches tables of a schema that is not its own", ["grant select on evidence.snippet to teei_outcomes"]],
  ["there are no views over the walls", ["create view programs.all_sessions as select * from programs.session"]],
  [
    "what runs as its owner is the audit log's one door, with its names pinned",
    ["create function programs.peek() returns bigint language sql security definer as 'select count(*) from programs.session'"],
  ],
]
test.each(holes)("a hole is noticed by: %s", async (name, statements) => {
  await admin.query("begin")
  try {
    for (const statement of statements) await admin.query(statement)
    const { rows } = await admin.query(rules.find(([rule]) => rule === name)?.[1] ?? "", [schemas])
    expect(rows.length).toBeGreaterThan(0)
  } finally {
    await admin.query("rollback")
  }
})
