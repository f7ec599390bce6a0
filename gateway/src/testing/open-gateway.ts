import { generateKeyPairSync } from "node:crypto"
import { buffer } from "node:stream/consumers"
import type { EventEnvelope } from "@teei/events"
import type { SubgraphName, SubgraphPort } from "@teei/subgraph-kit"
import { pino } from "pino"
import { onTestFinished } from "vitest"
import type { GatewayOptions } from "../create-gateway.ts"
import { createGateway } from "../create-gateway.ts"
import { tokens } from "../tokens.ts"
import type { PersonName } from "./fake-subgraphs.ts"
import { fakeSubgraphs, people, supergraphSdl } from "./fake-subgraphs.ts"

const keys = generateKeyPairSync("ed25519")

type Answered = {
  status: number
  headers: Record<string, unknown>
  body: {
    data?: Record<string, any>
    errors?: { message: string; path?: unknown; extensions: Record<string, any> }[]
    extensions?: Record<string, any>
  }
}

/** A gateway over the fake subgraphs, closed when the test ends. */
export async function openGateway(
  options: Partial<GatewayOptions> & {
    portsFor?: (ports: Record<SubgraphName, SubgraphPort>) => Promise<Record<SubgraphName, SubgraphPort>>
  } = {},
) {
  const { ports, world } = fakeSubgraphs()
  const stored = new Map<string, Buffer>()
  const listeners = new Set<(event: EventEnvelope) => void>()
  const clock = options.clock ?? (() => new Date())
  const { portsFor, ...given } = options
  const gateway = await createGateway({
    supergraphSdl,
    ports: portsFor ? await portsFor(ports) : ports,
    bus: {
      tail: async (_types, listen) => {
        listeners.add(listen)
        return { stop: async () => void listeners.delete(listen) }
      },
    },
    secrets: { upload: "upload-secret", token: keys },
    files: {
      async put(name, body, maxBytes) {
        const bytes = await buffer(body)
        if (bytes.length > maxBytes) throw Object.assign(new Error("too large"), { code: "TOO_LARGE" })
        stored.set(name, bytes)
        return { sizeBytes: bytes.length, sha256: "f".repeat(64) }
      },
    },
    webRoot: null,
    isDemo: true,
    personas: async () => [{ name: "Anna", email: "anna@example.org", role: "COMPANY_ADMIN", companySlug: "acme", companyName: "Acme" }],
    log: pino({ level: "silent" }),
    ...given,
  })
  onTestFinished(() => gateway.close())
  const issuer = tokens(keys, clock)

  const bearer = async (who: PersonName, company: string | null = people[who].grants[0]?.companyId ?? null) =>
    `Bearer ${(await issuer.issue("access", { userId: people[who].id, companyId: company })).token}`

  /** Posts one operation; `as` null is nobody. */
  const ask = async (
    as: PersonName | null,
    query: string,
    variables: Record<string, unknown> = {},
    more: { company?: string | null; operationName?: string } = {},
  ): Promise<Answered> => {
    const { company, operationName } = more
    const response = await gateway.app.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json", ...(as === null ? {} : { authorization: await bearer(as, company) }) },
      payload: JSON.stringify({ query, variables, operationName }),
    })
    return { status: response.statusCode, headers: response.headers, body: response.json() }
  }
  const announce = (event: Partial<EventEnvelope>) => listeners.forEach((listen) => listen(event as EventEnvelope))
  return { ...gateway, world, ports, stored, ask, bearer, issuer, announce, listeners }
}
