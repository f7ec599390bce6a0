/** Which keys a file has had, and in which row. */
export type SeenKeys = { get(key: string): number | undefined; set(key: string, row: number): void }

/** Places in a part of the table, and how many of them are filled before the next part is begun. */
const places = 2 ** 18
const mostFilled = places * 0.8

/**
 * Remembers a key by a hash of 64 bits, so that a file of millions of rows does not fill the memory with its keys: 12 bytes each, row included.
 * Two of ten million keys have the same bits in one of 370,000 files. Parts are added and never copied.
 */
export function createSeenKeys(): SeenKeys {
  const parts: { table: Uint32Array; filled: number }[] = []
  const find = (table: Uint32Array, high: number, low: number): number => {
    let at = (low % places) * 3
    while (table[at + 2] !== 0 && !(table[at] === high && table[at + 1] === low)) at = (at + 3) % (places * 3)
    return at
  }
  return {
    get(key) {
      const [high, low] = hashOf(key)
      for (const { table } of parts) {
        const row = table[find(table, high, low) + 2]
        if (row) return row
      }
      return undefined
    },
    set(key, row) {
      const [high, low] = hashOf(key)
      let part = parts.at(-1)
      if (!part || part.filled >= mostFilled) {
        part = { table: new Uint32Array(places * 3), filled: 0 }
        parts.push(part)
      }
      const at = find(part.table, high, low)
      part.table.set([high, low, row], at)
      part.filled++
    },
  }
}

/** Two words of 32 bits, each letter multiplied into both, and both mixed at the end (cyrb53, public domain, with all its bits kept). */
function hashOf(key: string): [number, number] {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < key.length; at++) {
    const letter = key.charCodeAt(at)
    high = Math.imul(high ^ letter, 2654435761)
    low = Math.imul(low ^ letter, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high >>> 0, low >>> 0]
}
