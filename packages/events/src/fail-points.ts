/**
 * Named places at which a process can be made to die or to fail, so that a test can prove that nothing is lost there and nothing happens twice. Each
 * lies between two steps that must not come apart.
 */
export const failPoints = {
  "check.batch.stored": "a batch of checked rows is written, in the transaction",
  "commit.people.found": "profile has answered who the people of a chunk are, before its transaction",
  "commit.rows.written": "the records of a chunk are written, in the transaction",
  "commit.events.announced": "the records and events of a chunk are written, in the transaction",
  "commit.chunk.done": "a chunk is committed, before the next one",
  "commit.finishing": "all chunks are committed and what was staged is cleared, in the transaction",
  "undo.taken-back": "records are what they were and that is announced, in the transaction",
  "relay.sent": "a batch of events is in the stream, before its place is noted",
  "consumer.inbox.noted": "a batch of events is noted as handled, before it is, in the transaction",
  "consumer.effect.written": "a batch of events is handled, in the transaction",
  "consumer.handled": "a batch of events is handled and committed, before its place is noted",
} as const

export type FailPoint = keyof typeof failPoints

/** What is to happen where: at the n-th time the place is passed, the process dies by SIGKILL, or the place throws. */
type Armed = { at: FailPoint; passesLeft: number; does: "kill" | "throw" }

let armed: (Armed & { die: () => void }) | null = null

const form = /^([a-z.-]+):(\d{1,6}):(kill|throw)$/

/** Reads `name:n:kill` or `name:n:throw`; null when it is not that. */
export function parseFailPoint(text: string): Armed | null {
  const [, at = "", passes = "", does = ""] = form.exec(text) ?? []
  return Object.hasOwn(failPoints, at) && Number(passes) > 0
    ? { at: at as FailPoint, passesLeft: Number(passes), does: does as Armed["does"] }
    : null
}

/** Arms one place of this process; `die` ends the process at once. Only a composition root does that, and never in production. */
export function armFailPoint(point: Armed, die: () => void): void {
  armed = { ...point, die }
}

/** Passes a place: does nothing, unless it is the one that is armed and its turn has come. */
export function failPoint(at: FailPoint): void {
  if (armed === null || armed.at !== at || --armed.passesLeft > 0) return
  const { does, die } = armed
  armed = null
  if (does === "throw") throw new Error(`The fail-point ${at} was armed.`)
  die()
  // The signal is on its way; nothing may be done before it arrives.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000)
}
