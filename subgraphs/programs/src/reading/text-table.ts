import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { randomUUID } from "node:crypto"

/** Texts kept by number, however many: beyond some megabytes they lie in a file that ends with the process. */
export type TextTable = { add(text: string): void; get(index: number): string | undefined; close(): void }

/** Characters in a block, in memory before the file is begun, and blocks remembered of the file. */
const [blockChars, keptChars, remembered] = [32 * 1024, 4 * 1024 * 1024, 64]

type Place = { offset: number; length: number }

/** An empty table. Texts that follow one another lie in one block; sheets use them in about the order they stand in. */
export function createTextTable(): TextTable {
  const starts: number[] = []
  const blocks: (string[] | Place)[] = []
  const recent = new Map<number, string[]>()
  let [current, currentChars, chars, count, end]: [string[], number, number, number, number] = [[], 0, 0, 0, 0]
  let file: number | null = null

  const store = (block: string[]): Place => {
    file ??= openUnnamed()
    const bytes = Buffer.from(JSON.stringify(block))
    writeSync(file, bytes, 0, bytes.length, end)
    end += bytes.length
    return { offset: end - bytes.length, length: bytes.length }
  }
  const endBlock = () => {
    starts.push(count - current.length)
    chars += currentChars
    if (chars > keptChars) blocks.forEach((block, at) => Array.isArray(block) && (blocks[at] = store(block)))
    blocks.push(chars > keptChars ? store(current) : current)
    ;[current, currentChars] = [[], 0]
  }
  const load = (at: number, { offset, length }: Place): string[] => {
    const known = recent.get(at)
    recent.delete(at)
    const bytes = Buffer.alloc(known ? 0 : length)
    if (!known) readSync(file ?? -1, bytes, 0, length, offset)
    const block = known ?? (JSON.parse(bytes.toString()) as string[])
    recent.set(at, block)
    for (const oldest of recent.keys()) {
      if (recent.size <= remembered) break
      recent.delete(oldest)
    }
    return block
  }
  return {
    add(text) {
      current.push(text)
      count++
      // Every text costs its place, too, so that a million empty ones are no single block.
      currentChars += text.length + 8
      if (currentChars >= blockChars) endBlock()
    },
    get(index) {
      const open = count - current.length
      if (!(index >= 0 && index < count)) return undefined
      if (index >= open) return current[index - open]
      const at = lastUpTo(starts, index)
      const block = blocks[at]
      if (block === undefined) return undefined
      return (Array.isArray(block) ? block : load(at, block))[index - (starts[at] ?? 0)]
    },
    close() {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}

/** A file nobody else can open, which is gone when the process is, however that ends. */
function openUnnamed(): number {
  const path = join(tmpdir(), `teei-texts-${randomUUID()}`)
  const file = openSync(path, "wx+", 0o600)
  unlinkSync(path)
  return file
}

/** Place of the last number not above `value`, in rising numbers. */
function lastUpTo(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
