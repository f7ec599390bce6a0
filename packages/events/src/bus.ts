import type { EventEnvelope, EventType } from "./envelope.ts"

/** What a consumer does with a batch, oldest first. Throwing means: try this batch again later. Must be idempotent: a batch may come twice. */
export type BatchHandler = (events: EventEnvelope[]) => Promise<void>

/** Thrown by a handler when trying again cannot help: the event goes to the dead letters at once. */
export class PermanentError extends Error {}

/** An event a consumer could not digest, kept with its reason. */
export type DeadLetter = { consumer: string; event: EventEnvelope; attempts: number; reason: string; at: string }

export type ConsumeOptions = {
  /** Durable name: a second process with the same name shares the work, a later one goes on where it stopped. */
  consumer: string
  /** Events to hand over; others are passed by. */
  types: EventType[]
  handle: BatchHandler
  /** Most events in one batch. */
  batchSize?: number
}

export type Subscription = { stop(): Promise<void> }

/**
 * The bus as its users see it. Nobody publishes here: events enter through the outbox table in the transaction that caused them, and the bus
 * carries them on, at least once, in the order of their commits for one producer. The embedded bus and NATS JetStream pass one suite.
 */
export type EventBus = {
  /** Hands batches to a durable consumer until stopped. A failing event is retried with growing pauses, then set aside as a dead letter while its neighbours pass. */
  consume(options: ConsumeOptions): Promise<Subscription>
  /** Hands over events from now on to a listener that keeps no place, for example to refresh subscriptions. May miss events while disconnected. */
  tail(types: EventType[], listen: (event: EventEnvelope) => void): Promise<Subscription>
  deadLetters(consumer: string): Promise<DeadLetter[]>
  /** Hands a dead letter to its consumer once more. */
  replay(consumer: string, eventId: string): Promise<void>
  /** How far a consumer is behind. */
  lag(consumer: string): Promise<{ events: number }>
  /** Resolves when every consumer started here has digested all that was in the outbox when this was called, and what came of it. For tests and seeds. */
  settled(): Promise<void>
  close(): Promise<void>
}
