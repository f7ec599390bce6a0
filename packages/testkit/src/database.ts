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

const serverUrl = (): string => process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres"

/**
 * A fresh, migrated, empty database. The first call of a run makes a template (its name is a hash of all migrations), every further one copies it:
 * about 50 ms instead of 1 s. The server is `TEST_DATABASE_URL`; a missing server is an error, never a skipped test.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const template = `teei_template_${hashMigrations()}`
  await ensureTemplate(template, async () => {
    await createDatabase(serverUrl(), template)
    const url = withDatabase(serverUrl(), template)
    await provision(url, null)
    await migrate(url, prismaRoot)
  })
  return copyOf(template)
}

/**
 * A database of this suite's own that holds what `fill` put into a migrated one. Whoever is first fills it, every further call with this name copies it;
 * the name is a PostgreSQL identifier, and whoever gives it removes it at the end (`dropTestTemplate`).
 */
export async function openFilledDatabase(name: string, fill: (database: TestDatabase) => Promise<void>): Promise<TestDatabase> {
  await ensureTemplate(name, async () => {
    const empty = await openTestDatabase()
    try {
      await fill(empty)
      await onServer((client) => client.query(`create database ${name} template ${nameOf(empty)}`))
    } finally {
      await empty.close()
    }
  })
  return copyOf(name)
}

/** Removes what `openFilledDatabase` keeps under a name; nothing when there is none. */
export const dropTestTemplate = (name: string): Promise<void> =>
  onServer(async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount === 0) return
    await client.query(`alter database ${name} is_template false`)
    await client.query(`drop database ${name} with (force)`)
  })

/** Makes a template unless there is one; others who want the same one wait meanwhile. */
const ensureTemplate = (template: string, make: () => Promise<void>): Promise<void> =>
  onServer(async (client) => {
    await client.query("select pg_advisory_lock(7733003, hashtext($1))", [template])
    const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [template])
    if (rowCount !== 0) return
    await client.query(`drop database if exists ${template}`)
    await make()
    await client.query(`alter database ${template} is_template true`)
  })

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `teei_test_${randomBytes(6).toString("hex")}`
  await onServer((client) => client.query(`create database ${name} template ${template}`))
  const adminUrl = withDatabase(serverUrl(), name)
  return {
    adminUrl,
    url: (subgraph) => urlAs(adminUrl, subgraphRole(subgraph), null),
    busUrl: urlAs(adminUrl, "teei_bus", null),
    close: () => onServer((client) => drop(client, name)),
  }
}

/** Connections that are just ending get the five seconds the server waits; cut off, they would throw in whoever is not listening any more. */
async function drop(client: pg.Client, name: string): Promise<void> {
  const inUse = "55006"
  await client.query(`drop database if exists ${name}`).catch((error: { code?: string }) => {
    if (error.code !== inUse) throw error
    return client.query(`drop database if exists ${name} with (force)`)
  })
}

const nameOf = ({ adminUrl }: TestDatabase): string => new URL(adminUrl).pathname.slice(1)

/** The connection's end also gives back the locks it took. */
async function onServer<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
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
