import { subgraphRole, urlAs } from "@teei/database"
import { evidence } from "@teei/evidence"
import { outcomes } from "@teei/outcomes"
import { privacy } from "@teei/privacy"
import { profile } from "@teei/profile"
import { programs } from "@teei/programs"
import { reporting } from "@teei/reporting"
import {
  type BaseContext,
  type OpenSubgraph,
  type RawTx,
  type RemotePort,
  type SubgraphDefinition,
  type SubgraphName,
  createGraphPort,
  eventBatchSize,
  openBus,
  openSubgraph,
  remotePort,
  serveSubgraph,
} from "@teei/subgraph-kit"
import type { TestDatabase } from "@teei/testkit"
import { createGateway } from "../../gateway/src/create-gateway.ts"
import type { OpenedParts } from "./opened-parts.ts"
import { natsStreamOf } from "./nats-stream.ts"
import type { PlatformParts } from "./parts.ts"

type Served = {
  subgraph: OpenSubgraph
  port: RemotePort
  url: string
  app: ReturnType<typeof serveSubgraph>
  bus: Awaited<ReturnType<typeof openBus>>
}

/**
 * The platform as it runs in many processes, with the same code, only that the processes are one here: every subgraph behind HTTP on a port of its
 * own with a bus of its own, reached by the gateway and by the others through signed requests.
 */
export async function openMany(database: TestDatabase, parts: PlatformParts, natsUrl: string | null = null): Promise<OpenedParts> {
  const { secrets, files, clock, log } = parts
  const served = new Map<SubgraphName, Served>()
  const at = (name: SubgraphName): Served => {
    const found = served.get(name)
    if (!found) throw new Error(`${name} is not open yet`)
    return found
  }
  const busOptions = { databaseUrl: database.adminUrl, rolePassword: null, natsUrl, natsStream: natsStreamOf(database), log }

  async function serve<Tx extends RawTx, Context extends BaseContext<Tx>, Services>(definition: SubgraphDefinition<Tx, Context, Services>) {
    const { name } = definition
    const subgraph = await openSubgraph(definition, {
      databaseUrl: urlAs(database.adminUrl, subgraphRole(name), null),
      graph: createGraphPort(name, (other) => at(other).port),
      secrets: { upload: secrets.upload, people: secrets.people, webhooks: secrets.webhooks },
      files,
      clock,
      log,
      maxConnections: 5,
    })
    const app = serveSubgraph(subgraph, secrets.viewer, clock)
    const url = `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql`
    const port = remotePort({ name, url, viewerSecret: secrets.viewer, clock })
    const bus = await openBus(busOptions)
    served.set(name, { subgraph, port, url, app, bus })
  }
  await serve(profile)
  await serve(programs)
  await serve(outcomes)
  await serve(evidence)
  await serve(reporting)
  await serve(privacy)
  for (const { subgraph, bus } of served.values()) {
    const { types, handle } = subgraph.consumer
    if (types.length > 0) await bus.consume({ consumer: subgraph.name, types, handle, batchSize: eventBatchSize })
  }
  const ports = {
    profile: at("profile").port,
    programs: at("programs").port,
    outcomes: at("outcomes").port,
    evidence: at("evidence").port,
    reporting: at("reporting").port,
    privacy: at("privacy").port,
  }
  const bus = await openBus(busOptions)
  const gateway = await createGateway({ ...parts, ports, bus })
  return {
    app: gateway.app,
    ports,
    bus: { ...bus, settled: () => settleAll([...served.values()].map((one) => one.bus)) },
    urlOf: (name) => at(name).url,
    stop: (name) => at(name).app.close(),
    async restart(name) {
      const one = at(name)
      one.app = serveSubgraph(one.subgraph, secrets.viewer, clock)
      await one.app.listen({ host: "127.0.0.1", port: Number(new URL(one.url).port) })
    },
    async close() {
      await gateway.close()
      await bus.close()
      await Promise.all([...served.values()].map((one) => one.bus.close()))
      await Promise.all([...served.values()].map((one) => one.port.close()))
      await Promise.all([...served.values()].map((one) => one.app.close()))
      await Promise.all([...served.values()].map((one) => one.subgraph.close()))
    },
  }
}

/** A bus knows only its own consumers, and what one announces another may handle: so each is asked once more than a chain of events is long. */
async function settleAll(buses: { settled(): Promise<void> }[]): Promise<void> {
  for (let round = 0; round < 3; round++) await Promise.all(buses.map((bus) => bus.settled()))
}
