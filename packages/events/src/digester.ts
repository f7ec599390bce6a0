import type { BatchHandler } from "./bus.ts"
import { PermanentError } from "./bus.ts"
import type { EventEnvelope } from "./envelope.ts"
import type { Failure, Queryable, Waiting } from "./ledger.ts"
import { forgetRetry, listDue, recordFailures } from "./ledger.ts"
import type { BusLog } from "./log.ts"
import { messageOf, silentLog } from "./log.ts"
import type { Pauses } from "./pause.ts"
import { pauseMs } from "./pause.ts"

/** When a failing event is tried again, and how often in all. */
export type RetryPolicy = Pauses & { attempts: number }

/** Five attempts within about forty seconds: longer than a restart of a neighbour, short enough that somebody still looks. */
export const defaultRetries: RetryPolicy = { attempts: 5, baseMs: 500, maxMs: 60_000, factor: 4 }

/** Hands batches to one consumer's handler and sets aside what it cannot digest. The same for every bus. */
export type Digester = {
  /**
   * Resolves with the events that failed when tried alone; all others are done. Throws when nothing gets through, which looks like an outage of the
   * handler and not like bad events: then the whole batch is to come again, with nothing counted against any event.
   */
  digest(events: EventEnvelope[]): Promise<Failure[]>
  /** Tries what waits and is due, one by one. True when there was something. */
  retryDue(db: Queryable): Promise<boolean>
}

/** This many events failing one after the other, with none passing and more to come, look like an outage. */
const outageSigns = 8

export function createDigester(consumer: string, handle: BatchHandler, policy: RetryPolicy, log: BusLog = silentLog): Digester {
  let outages = 0

  const failed = (event: EventEnvelope, attemptsBefore: number, thrown: unknown): Failure => {
    const attempts = attemptsBefore + 1
    const isOver = thrown instanceof PermanentError || attempts >= policy.attempts
    const reason = messageOf(thrown)
    const fields = { consumer, event: event.id, type: event.type, attempts, reason }
    if (isOver) log.error(fields, "An event is given up; it lies with the dead letters")
    else log.warn(fields, "An event was not digested and will be tried again")
    return { event, attempts, reason, retryInMs: isOver ? null : pauseMs(policy, attempts) }
  }

  async function retry(db: Queryable, { event, attempts }: Waiting): Promise<void> {
    try {
      await handle([event])
    } catch (thrown) {
      await recordFailures(db, consumer, [failed(event, attempts, thrown)])
      return
    }
    await forgetRetry(db, consumer, event.id)
  }

  return {
    async digest(events) {
      const sifting = { passed: 0, failures: [] as Failure[], mayGiveUp: outages < policy.attempts }
      try {
        await sift(events, handle, sifting, failed)
      } catch (thrown) {
        outages++
        throw thrown
      }
      outages = 0
      return sifting.failures
    },
    async retryDue(db) {
      const due = await listDue(db, consumer, 100)
      for (const waiting of due) await retry(db, waiting)
      return due.length > 0
    },
  }
}

type Sifting = { passed: number; failures: Failure[]; mayGiveUp: boolean }

/** Halves a failing batch until the culprits stand alone: about 2 log2(n) calls for one culprit, and the order is kept. */
async function sift(
  events: EventEnvelope[],
  handle: BatchHandler,
  sifting: Sifting,
  failed: (event: EventEnvelope, attemptsBefore: number, thrown: unknown) => Failure,
): Promise<void> {
  const [first] = events
  if (!first) return
  try {
    await handle(events)
    sifting.passed += events.length
  } catch (thrown) {
    if (events.length > 1) {
      const half = Math.ceil(events.length / 2)
      await sift(events.slice(0, half), handle, sifting, failed)
      await sift(events.slice(half), handle, sifting, failed)
      return
    }
    if (sifting.mayGiveUp && sifting.passed === 0 && sifting.failures.length === outageSigns && !(thrown instanceof PermanentError))
      throw thrown
    sifting.failures.push(failed(first, 0, thrown))
  }
}
