import { describe, expect, test } from "vitest"
import { withDefault, withReplacements } from "./to-mends.ts"

const none = { replacements: [], defaults: [] }

describe("withReplacements", () => {
  test("adds to what is in force, and leaves other fields alone", () => {
    const before = { replacements: [{ field: "kind", from: "fluent", to: "language" }], defaults: [{ field: "minutes", value: "45" }] }
    expect(withReplacements(before, "level", [{ from: " fluent ", to: "C1" }])).toEqual({
      replacements: [
        { field: "kind", from: "fluent", to: "language" },
        { field: "level", from: "fluent", to: "C1" },
      ],
      defaults: [{ field: "minutes", value: "45" }],
    })
  })
  test("the same cell read otherwise takes the place of the earlier reading", () => {
    const first = withReplacements(none, "level", [{ from: "fluent", to: "C1" }])
    expect(withReplacements(first, "level", [{ from: "fluent", to: "C2" }]).replacements).toEqual([
      { field: "level", from: "fluent", to: "C2" },
    ])
  })
  test("what an earlier replacement or value for empty cells made of a cell is corrected at its source", () => {
    const wrong = { replacements: [{ field: "level", from: "fluent", to: "C9" }], defaults: [{ field: "level", value: "C9" }] }
    expect(withReplacements(wrong, "level", [{ from: "C9", to: "C1" }])).toEqual({
      replacements: [
        { field: "level", from: "fluent", to: "C1" },
        { field: "level", from: "C9", to: "C1" },
      ],
      defaults: [{ field: "level", value: "C1" }],
    })
  })
  test("a value for empty cells that is to be left empty goes", () => {
    expect(withReplacements({ replacements: [], defaults: [{ field: "level", value: "C9" }] }, "level", [{ from: "C9", to: "" }])).toEqual({
      replacements: [{ field: "level", from: "C9", to: "" }],
      defaults: [],
    })
  })
})

test("a field has one value for its empty cells", () => {
  expect(withDefault([{ field: "minutes", value: "45" }], "minutes", " 60 ")).toEqual([{ field: "minutes", value: "60" }])
})
