import { createHash, randomBytes } from "node:crypto"
import { readFileSync, readdirSync, statSync } from "node:fs"
import { createDatabase, migrate, ownerRole, provision, subgraphRole, urlAs } from "@teei/database"
import type { SubgraphSchema } from "@teei/database"
import pg from "pg"

/** A database of one suite's own, as every role may reach it. */
export type TestDatabase = {
  adminUrl: string
  url(name: SubgraphSchema): string
  busUrl: string
  /** Removes the database. */
  close(): Promise<void>
}

const prismaRoot = new URL("../../../prisma/", import.meta.url)

/**
 * A fresh, migrated, empty database. The first call of a run makes a template (its name is a hash of all migrations), every further one copies it:
 * about 50 ms instead of 1 s. The server is `TEST_DATABASE_URL`; a missing server is an error, never a skipped test.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres"
  const template = `teei_template_${hashMigrations()}`
  const name = `teei_test_${randomBytes(6).toString("hex")}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(7733003)")
    const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [template])
    if (rowCount === 0) await makeTemplate(client, server, template)
    await client.query(`create database ${name} template ${template}`)
    await client.query("select pg_advisory_unlock(7733003)")
  } finally {
    await client.end()
  }
  const adminUrl = withDatabase(server, name)
  return {
    adminUrl,
    url: (subgraph) => urlAs(adminUrl, subgraphRole(subgraph), null),
    busUrl: urlAs(adminUrl, "teei_bus", null),
    close: () => dropDatabase(server, name),
  }
}

async function makeTemplate(client: pg.Client, server: string, template: string): Promise<void> {
  await client.query(`drop database if exists ${template}`)
  await createDatabase(server, template)
  const url = withDatabase(server, template)
  await provision(url, null)
  await migrate(url, prismaRoot)
  await client.query(`alter database ${template} is_template true`)
}

async function dropDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

function hashMigrations(): string {
  const hash = createHash("sha256").update(ownerRole)
  const provisionSource = new URL("../../database/src/provision.ts", import.meta.url)
  for (const file of [provisionSource, ...listSql(prismaRoot)]) hash.update(readFileSync(file))
  return hash.digest("hex").slice(0, 12)
}

function listSql(directory: URL): URL[] {
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const entry = new URL(name, directory)
      if (statSync(entry).isDirectory()) return name === "seed" ? [] : listSql(new URL(`${name}/`, directory))
      return name === "migration.sql" ? [entry] : []
    })
}
