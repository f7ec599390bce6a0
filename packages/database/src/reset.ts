import pg from "pg"
import { subgraphSchemas } from "./roles.ts"

/** Removes everything of the platform from a database. Roles stay: they belong to the server, which may hold other databases of ours. */
export async function resetDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const schema of [...subgraphSchemas, "bus", "jobs", "app"]) await client.query(`drop schema if exists ${schema} cascade`)
  } finally {
    await client.end()
  }
}
