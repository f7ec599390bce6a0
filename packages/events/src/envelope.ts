import type { eventContracts } from "./contracts.ts"
import type { z } from "zod"

type Contracts = typeof eventContracts
/** Names of the events of the catalogue. */
export type EventType = keyof Contracts
/** What an event of this type says. */
export type EventData<T extends EventType> = z.infer<Contracts[T]["data"]>

/** A CloudEvents 1.0 envelope with the extensions every event of ours carries. */
export type EventOf<T extends EventType> = {
  specversion: "1.0"
  /** UUIDv7. The key of effectively-once handling. */
  id: string
  type: T
  /** Version of the contract of `data`. */
  dataversion: number
  /** The subgraph that announced it. */
  source: string
  /** RFC 3339, UTC. */
  time: string
  /** The company it belongs to: always here, never only in `data`. */
  companyid: string
  /** Ids of the people it touches, so that their data can be found. */
  subjectrefs: string[]
  /** The request or job at the beginning of the chain. */
  correlationid: string
  /** The event or file row that caused it; null at the beginning of a chain. */
  causationid: string | null
  data: EventData<T>
}

/** An event of any type. Discriminated by `type`. */
export type EventEnvelope = { [T in EventType]: EventOf<T> }[EventType]

/** What a subgraph says when it announces: the rest of the envelope is filled in by the outbox. */
export type Announcement = {
  [T in EventType]: { type: T; data: EventData<T>; subjectRefs?: string[]; causationId?: string | null }
}[EventType]
