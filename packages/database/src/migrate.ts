import { readFileSync, readdirSync } from "node:fs"
import { PrismaPg } from "@prisma/adapter-pg"
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils"
import pg from "pg"
import { migrateJobs } from "./jobs.ts"
import { migratedSchemas, ownerRole } from "./roles.ts"

type Migrations = { baseDir: string; migrationDirectories: { path: string; migrationFile: MigrationFile }[] }
type MigrationFile = { path: string; content: { tag: "ok"; value: string } }

/** Serialises migration of one database by several processes. */
const migrationLock = 7_733_002

/**
 * Applies what is missing of every schema's migrations (`<root>/<schema>/migrations/<name>/migration.sql`), as the owner role, with Prisma's own
 * schema engine (its WebAssembly build: nothing is downloaded). Answers with the names applied.
 */
export async function migrate(databaseUrl: string, root: URL): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  await lock.query("select pg_advisory_lock($1)", [migrationLock])
  try {
    const applied: string[] = []
    for (const schema of migratedSchemas) {
      const names = await applySchema(databaseUrl, schema, readMigrations(new URL(`${schema}/migrations/`, root)))
      applied.push(...names.map((name) => `${schema}/${name}`))
    }
    await migrateJobs(databaseUrl)
    return applied
  } finally {
    await lock.end()
  }
}

async function applySchema(databaseUrl: string, schema: string, migrations: Migrations): Promise<string[]> {
  if (migrations.migrationDirectories.length === 0) return []
  return withEngine(databaseUrl, schema, undefined, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: toList(migrations), filters: noFilters })
    return appliedMigrationNames
  })
}

/**
 * What would have to change in the database for it to be what the Prisma schema says: an SQL script, empty when nothing.
 * The test for drift between the two, and the first draft of a new migration.
 */
export async function diffSchema(databaseUrl: string, schema: string, prismaSchema: string): Promise<string> {
  const files = [{ path: "schema.prisma", content: prismaSchema }]
  return withEngine(databaseUrl, schema, [["schema.prisma", prismaSchema]], async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    return stdout ?? ""
  })
}

const noFilters = { externalTables: [], externalEnums: [] }

const toList = (migrations: Migrations) => ({
  ...migrations,
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
})

function readMigrations(directory: URL): Migrations {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: directory.pathname,
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(new URL(`${name}/migration.sql`, directory), "utf8") },
      },
    })),
  }
}

type Engine = import("@prisma/schema-engine-wasm").SchemaEngine

async function withEngine<T>(
  databaseUrl: string,
  schema: string,
  datamodels: [string, string][] | undefined,
  run: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, options: `-c role=${ownerRole} -c search_path=${schema}` })
  const adapter = new PrismaPg(pool, { schema, disposeExternalPool: false })
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => wholeScripts(await adapter.connect(), pool),
    connectToShadowDb: async () => wholeScripts(await adapter.connectToShadowDb(), pool),
  })
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, factory)
  try {
    return await run(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

/**
 * The adapter splits scripts at every semicolon, which cuts function bodies in two; a script is sent whole instead. And it refuses PostgreSQL's
 * internal type "char" (oid 18), in which the catalogue answers the engine: the engine reads the kind of a constraint as a character, the rest as text.
 */
function wholeScripts(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  const readable = async (...args: unknown[]) => {
    const result = await query(...args)
    for (const field of result.fields) if (field.dataTypeID === 18) field.dataTypeID = 25
    return result
  }
  Object.assign(pool, { query: readable })
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await query(script)
    },
    queryRaw: async (asked: SqlQuery) => {
      const result = await queryRaw(asked)
      const at = result.columnNames.indexOf("constraint_type")
      if (at >= 0 && result.columnNames.includes("constraint_definition")) result.columnTypes[at] = ColumnTypeEnum.Character
      return result
    },
  })
}

/** Node warns once that importing WebAssembly modules is experimental; that is known and says nothing to whoever starts the platform. */
async function loadEngine(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return await import("@prisma/schema-engine-wasm")
  } finally {
    process.emitWarning = emitWarning
  }
}
