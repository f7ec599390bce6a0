/** A source of repeatable randomness: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next: () => number
  /** A whole number from `low` to `high`, both inclusive. */
  between: (low: number, high: number) => number
  /** True with the given probability, 0 to 1. */
  chance: (probability: number) => boolean
  /** One item, each equally likely. Throws on an empty list. */
  pick: <T>(items: readonly T[]) => T
  /** The items in another order; the list itself is left alone. */
  shuffle: <T>(items: readonly T[]) => T[]
}

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, plenty for example data and not for anything secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new RangeError("Nothing to pick from.")
    return item
  }
  return {
    next,
    pick,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: next() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item),
  }
}
