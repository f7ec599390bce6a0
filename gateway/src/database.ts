import { migrate, provision, startEmbedded } from "@teei/database"
import { type Env, EnvError } from "@teei/subgraph-kit"

export type ReadyDatabase = { url: string; close(): Promise<void> }

const migrations = new URL("../../prisma/", import.meta.url)

/** The database named by `DATABASE_URL`, else the embedded one, with roles, schemas and tables as this version needs them. */
export async function openDatabase(env: Pick<Env, "DATABASE_URL" | "DATABASE_ROLE_PASSWORD" | "DATA_DIR">): Promise<ReadyDatabase> {
  if (env.DATABASE_URL === undefined) {
    const server = await startEmbedded(env.DATA_DIR)
    try {
      await prepare(server.url, null)
    } catch (error) {
      await server.stop()
      throw error
    }
    return { url: server.url, close: server.stop }
  }
  try {
    await prepare(env.DATABASE_URL, env.DATABASE_ROLE_PASSWORD ?? null)
  } catch (error) {
    if (isUnreachable(error))
      throw new EnvError(
        `DATABASE_URL: nothing answers at ${new URL(env.DATABASE_URL).host}. Start PostgreSQL there, or leave the variable out to use the embedded database.`,
      )
    throw error
  }
  return { url: env.DATABASE_URL, close: async () => undefined }
}

async function prepare(url: string, rolePassword: string | null): Promise<void> {
  await provision(url, rolePassword)
  await migrate(url, migrations)
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT"].includes(String(error.code))
