import { Readable } from "node:stream"
import type { HeldFile } from "@teei/subgraph-kit"

/** Bytes in memory as a held file, in chunks of `size`; `state` tells whether a reader has let go of what it opened. */
export function hold(bytes: Uint8Array, size = 1000): HeldFile & { state: { open: number } } {
  const state = { open: 0 }
  const chunks = async function* (from: number, to: number) {
    state.open++
    try {
      for (let at = from; at < to; at += size) yield Buffer.from(bytes.subarray(at, Math.min(at + size, to)))
    } finally {
      state.open--
    }
  }
  return {
    state,
    sizeBytes: bytes.length,
    read: (start = 0, end = bytes.length) => Readable.from(chunks(start, end), { objectMode: false }),
    close: async () => undefined,
  }
}
