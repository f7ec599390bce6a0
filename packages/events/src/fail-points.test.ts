import { expect, test } from "vitest"
import { armFailPoint, failPoint, parseFailPoint } from "./fail-points.ts"

test.each(["", "commit.chunk.done", "commit.chunk.done:0:kill", "nowhere:1:kill", "commit.chunk.done:1:explode", "constructor:1:kill"])(
  "%j arms nothing",
  (text) => {
    expect(parseFailPoint(text)).toBeNull()
  },
)

test("a place fails at its turn and once, others never", () => {
  const point = parseFailPoint("commit.chunk.done:2:throw")
  expect(point).not.toBeNull()
  if (point) armFailPoint(point, () => undefined)
  failPoint("commit.chunk.done")
  failPoint("relay.sent")
  expect(() => failPoint("commit.chunk.done")).toThrow("The fail-point commit.chunk.done was armed.")
  failPoint("commit.chunk.done")
})
