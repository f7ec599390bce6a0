import fc from "fast-check"
import { expect, test } from "vitest"
import { beginning, comparePositions } from "./position.ts"

const position = fc.record({ xid: fc.bigInt(0n, 2n ** 64n - 1n).map(String), seq: fc.bigInt(0n, 2n ** 63n - 1n).map(String) })

test("positions are totally ordered, beyond the range of doubles too", () => {
  fc.assert(
    fc.property(position, position, position, (a, b, c) => {
      expect(comparePositions(a, b) + comparePositions(b, a)).toBe(0)
      expect(comparePositions(beginning, a)).toBeLessThanOrEqual(0)
      if (comparePositions(a, b) <= 0 && comparePositions(b, c) <= 0) expect(comparePositions(a, c)).toBeLessThanOrEqual(0)
    }),
  )
  expect(comparePositions({ xid: "9007199254740993", seq: "1" }, { xid: "9007199254740992", seq: "2" })).toBe(1)
})

test("the transaction counts before the row number", () => {
  expect(comparePositions({ xid: "5", seq: "100" }, { xid: "6", seq: "1" })).toBe(-1)
})
