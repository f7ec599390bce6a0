import { createBell } from "./bell.ts"
import type { Subscription } from "./bus.ts"
import type { EventEnvelope, EventType } from "./envelope.ts"
import type { BusLog } from "./log.ts"
import { messageOf } from "./log.ts"
import type { OutboxReader } from "./outbox-reader.ts"
import { outagePauses, pause, pauseMs } from "./pause.ts"

/** Most events read at once. */
const pageSize = 500

/** Keeps its place near the head even where nothing it listens for happens. */
const idleMs = 5_000

/**
 * Hands over what is committed from now on. Starts at the safe head and leaves out what was already committed above it, so that an event whose
 * transaction is open now is not missed and an old one not told anew.
 */
export async function tailOutbox(
  reader: OutboxReader,
  types: EventType[],
  listen: (event: EventEnvelope) => void,
  log: BusLog,
): Promise<Subscription> {
  const stopping = new AbortController()
  const bell = createBell()
  const detach = reader.attach(bell, types)
  let after = reader.safeHead()
  const old = await reader.unsafe(after)

  function tell(event: EventEnvelope): void {
    try {
      listen(event)
    } catch (error) {
      log.error({ event: event.id, error: messageOf(error) }, "A listener of the bus threw")
    }
  }

  async function readOn(): Promise<void> {
    const upTo = reader.safeHead()
    const page = await reader.read({ after, upTo, types, limit: pageSize })
    for (const { position, event } of page) if (!old.has(position.seq)) tell(event)
    const isFull = page.length === pageSize
    after = isFull ? (page.at(-1)?.position ?? upTo) : upTo
    if (isFull) bell.ring()
  }

  async function loop(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        await readOn()
        failures = 0
        await bell.wait(idleMs)
      } catch (error) {
        log.warn({ error: messageOf(error) }, "A listener of the bus missed its turn")
        await pause(pauseMs(outagePauses, ++failures), stopping.signal)
      }
    }
  }
  const looping = loop()

  return {
    async stop() {
      stopping.abort()
      detach()
      bell.ring()
      await looping
    },
  }
}
