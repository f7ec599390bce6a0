import type { z } from "zod"
import { PermanentError } from "./bus.ts"
import { eventContracts } from "./contracts.ts"
import type { EventEnvelope } from "./envelope.ts"

/** What reading needs of a contract. `upcasts[n]` turns data of version n into version n + 1. */
export type ReadableContract = { version: number; data: z.ZodType; upcasts?: Record<number, (data: unknown) => unknown> | undefined }

/**
 * An event as its present contract has it: older versions are lifted step by step, then validated. An unknown type, a version that is newer than
 * ours or has no way up, and data that breaks the contract are permanent errors: no later attempt reads them better.
 */
export function readEvent(event: EventEnvelope, contracts: Record<string, ReadableContract> = eventContracts): EventEnvelope {
  const contract = Object.hasOwn(contracts, event.type) ? contracts[event.type] : undefined
  if (!contract) throw new PermanentError(`Event ${event.id}: the type ${event.type} is unknown here`)
  const parsed = contract.data.safeParse(lift(event, contract))
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "data"}: ${message}`)
    throw new PermanentError(`Event ${event.id} (${event.type}) breaks its contract: ${mistakes.join("; ")}`)
  }
  return { ...event, dataversion: contract.version, data: parsed.data } as EventEnvelope
}

function lift(event: EventEnvelope, contract: ReadableContract): unknown {
  let data: unknown = event.data
  for (let version = event.dataversion; version !== contract.version; version++) {
    const upcast = contract.upcasts?.[version]
    if (!upcast)
      throw new PermanentError(
        `Event ${event.id} (${event.type}): version ${event.dataversion} cannot be read as version ${contract.version}`,
      )
    data = upcast(data)
  }
  return data
}
