import pg from "pg"
import { loginRoles, ownerRole, subgraphSchemas } from "./roles.ts"

/** Serialises provisioning of databases that share one server, because roles belong to the server. */
const provisionLock = 7_733_001

/**
 * Makes the roles, schemas and shared functions a database needs before its first migration. Runs as an administrator and may run again at any time.
 * `password` is set on the login roles; null leaves them without one, for servers that trust the loopback (the embedded one does).
 */
export async function provision(databaseUrl: string, password: string | null): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("begin")
    await client.query("select pg_advisory_xact_lock($1)", [provisionLock])
    await client.query(roleStatement(ownerRole, "nologin", client, null))
    for (const role of loginRoles) await client.query(roleStatement(role, "login", client, password))
    await client.query(`grant ${ownerRole} to current_user`)
    for (const schema of ["app", "bus", "jobs", ...subgraphSchemas]) {
      await client.query(`create schema if not exists ${schema} authorization ${ownerRole}`)
    }
    await client.query(sharedFunctions)
    await client.query(`grant usage on schema app to ${loginRoles.join(", ")}`)
    await client.query(`grant usage on schema bus to ${loginRoles.join(", ")}`)
    for (const schema of subgraphSchemas) await client.query(`grant usage on schema ${schema} to teei_${schema}`)
    await client.query(
      `do $$ begin execute format('revoke all on database %I from public', current_database()); execute format('grant connect, temporary on database %I to ${loginRoles.join(", ")}', current_database()); end $$`,
    )
    await client.query("revoke create on schema public from public")
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    await client.end()
  }
}

function roleStatement(role: string, login: "login" | "nologin", client: pg.Client, password: string | null): string {
  const secret = password === null ? "" : ` password ${client.escapeLiteral(password)}`
  const options = `${login} nosuperuser nobypassrls nocreatedb nocreaterole noreplication${secret}`
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} ${options};
    else alter role ${role} ${options.replace("nosuperuser nobypassrls nocreatedb nocreaterole noreplication", "")}; end if;
  end $$`
}

/**
 * The tenant of a transaction. Policies call it inside a sub-select, `(select app.company_id())`, so that it runs once per statement and not once
 * per row (measured: 1.2–1.6 × instead of 2.5–4.2 × of a scan without a policy). An unset or empty setting is null: no rows, no inserts.
 */
const sharedFunctions = `
  set local role ${ownerRole};
  create or replace function app.company_id() returns text language sql stable parallel safe
    set search_path = pg_catalog as $$ select nullif(current_setting('app.company_id', true), '') $$;
  create or replace function app.user_id() returns text language sql stable parallel safe
    set search_path = pg_catalog as $$ select nullif(current_setting('app.user_id', true), '') $$;
  reset role;
`
