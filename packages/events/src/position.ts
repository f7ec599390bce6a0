/**
 * A place in the outbox: the transaction's id, then the row's number. Both are 64-bit, so they travel as decimal strings.
 * See the outbox migration for why the number alone would lose events.
 */
export type Position = { xid: string; seq: string }

/** Before every event. */
export const beginning: Position = { xid: "0", seq: "0" }

/** Negative when `a` comes first, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  const difference = BigInt(a.xid) - BigInt(b.xid) || BigInt(a.seq) - BigInt(b.seq)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
