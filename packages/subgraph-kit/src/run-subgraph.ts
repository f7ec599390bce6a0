import { join } from "node:path"
import { subgraphRole, urlAs } from "@teei/database"
import { eventBatchSize, openBus } from "./parts.ts"
import type { BaseContext } from "./context.ts"
import type { RawTx } from "./database.ts"
import { type SubgraphDefinition, openSubgraph } from "./define-subgraph.ts"
import { EnvError, logLevel, subgraphUrls } from "./env.ts"
import { createFolderStore } from "./files.ts"
import { createGraphPort } from "./graph-port.ts"
import { createLogger } from "./logger.ts"
import { armFailPointOf, readEnvOrExit, runUntilSignal } from "./process.ts"
import { remotePort } from "./remote-port.ts"
import { deriveSecrets, localMaster } from "./secrets.ts"
import { serveSubgraph } from "./serve.ts"
import { subgraphNames } from "./subgraph.ts"

/** Runs one subgraph in a process of its own, behind HTTP, until a signal ends it. The database must be migrated already. */
export async function runSubgraph<Tx extends RawTx, Context extends BaseContext<Tx>, Services>(
  definition: SubgraphDefinition<Tx, Context, Services>,
  source: Record<string, string | undefined>,
): Promise<void> {
  const env = readEnvOrExit(source)
  const log = createLogger(logLevel(env))
  armFailPointOf(env)
  await runUntilSignal(log, async (onStop) => {
    if (env.DATABASE_URL === undefined)
      throw new EnvError("DATABASE_URL must be set: a subgraph in a process of its own shares its database with the others.")
    const {
      DATABASE_URL: databaseUrl,
      DATABASE_ROLE_PASSWORD: rolePassword = null,
      NATS_URL: natsUrl = null,
      NATS_STREAM: natsStream,
    } = env
    const secrets = deriveSecrets(env.SECRET ?? localMaster(env.DATA_DIR))
    const clock = () => new Date()
    const urls = subgraphUrls(env)
    const ports = new Map(subgraphNames.map((name) => [name, remotePort({ name, url: urls[name], viewerSecret: secrets.viewer })]))
    const portOf = (name: (typeof subgraphNames)[number]) => ports.get(name) as ReturnType<typeof remotePort>
    onStop(async () => void (await Promise.all([...ports.values()].map((port) => port.close()))))
    const subgraph = await openSubgraph(definition, {
      databaseUrl: urlAs(databaseUrl, subgraphRole(definition.name), rolePassword),
      graph: createGraphPort(definition.name, portOf),
      secrets: { upload: secrets.upload, people: secrets.people, webhooks: secrets.webhooks },
      files: createFolderStore(join(env.DATA_DIR, "uploads")),
      clock,
      log,
    })
    onStop(subgraph.close)
    const { types, handle } = subgraph.consumer
    if (types.length > 0) {
      const bus = await openBus({ databaseUrl, rolePassword, natsUrl, natsStream, log })
      onStop(bus.close)
      await bus.consume({ consumer: definition.name, types, handle, batchSize: eventBatchSize })
    }
    const app = serveSubgraph(subgraph, secrets.viewer, clock)
    onStop(() => app.close())
    console.log(`${definition.name} answers at ${await app.listen({ host: env.HOST, port: env.PORT })}`)
  })
}
