import { expect, test } from "vitest"
import { createSeenKeys } from "./seen-keys.ts"

test("a key is remembered with its row, over several parts of the table, and no other is taken for it", () => {
  const seen = createSeenKeys()
  const count = 500_000
  for (let row = 1; row <= count; row++) seen.set(`key ${row}`, row)
  for (const row of [1, 2, 209_715, 209_716, 209_717, count]) expect(seen.get(`key ${row}`)).toBe(row)
  for (const key of ["", "key 0", `key ${count + 1}`]) expect(seen.get(key)).toBeUndefined()
})
