import type { TestDatabase } from "@teei/testkit"
import { openPlatform } from "../../gateway/src/platform.ts"
import type { OpenedParts } from "./opened-parts.ts"
import { natsStreamOf } from "./nats-stream.ts"
import type { PlatformParts } from "./parts.ts"

/** The whole platform in this process, as `pnpm start` opens it. */
export async function openOne(database: TestDatabase, parts: PlatformParts, natsUrl: string | null = null): Promise<OpenedParts> {
  const { gateway, subgraphs, bus, close } = await openPlatform({
    ...parts,
    databaseUrl: database.adminUrl,
    natsUrl,
    natsStream: natsStreamOf(database),
    redisUrl: natsUrl === null ? null : (process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379"),
  })
  const running = Object.fromEntries(Object.values(subgraphs).map(({ name, execute }) => [name, execute]))
  return {
    app: gateway.app,
    ports: subgraphs,
    bus,
    urlOf: () => null,
    // What the gateway holds is this very object, so it meets whatever answers here.
    stop: async (name) => {
      subgraphs[name].execute = () => Promise.reject(new Error(`${name} is down`))
    },
    restart: async (name) => void Object.assign(subgraphs[name], { execute: running[name] }),
    close,
  }
}
