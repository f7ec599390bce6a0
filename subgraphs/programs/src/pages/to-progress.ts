import type { ImportRow } from "../data/rows.ts"

const working = new Set(["CHECKING", "COMMITTING", "UNDOING", "CANCELLING"])

/** Where an import stands in its present step, how fast that goes and how long it will take at this rate. A step that is over has no rate. */
export function toProgress({ status, progressDone, progressOf, stepBeganAt }: ImportRow, now: Date) {
  const seconds = stepBeganAt === null ? 0 : (now.getTime() - stepBeganAt.getTime()) / 1000
  const isMoving = working.has(status) && progressDone > 0 && seconds > 0
  const rowsPerSecond = isMoving ? Math.round((progressDone / seconds) * 10) / 10 : null
  const left = progressOf === null ? null : Math.max(0, progressOf - progressDone)
  const secondsLeft = rowsPerSecond === null || rowsPerSecond === 0 || left === null ? null : Math.ceil(left / rowsPerSecond)
  return { step: status as "READY", done: progressDone, of: progressOf, rowsPerSecond, secondsLeft }
}
