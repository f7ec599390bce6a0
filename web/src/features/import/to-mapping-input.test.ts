import { describe, expect, test } from "vitest"
import { isChanged, type Mapping, NO_CHANGES, toMappingInput } from "./to-mapping-input.ts"

const mapping: Mapping = {
  fields: [
    { field: "occurredAt", column: "Date", confidence: 0.9 },
    { field: "rating", column: "Stars", confidence: 1 },
    { field: "feedback", column: null, confidence: 0 },
  ],
  ratingScale: null,
  dateFormat: "ISO",
  program: null,
}

describe("toMappingInput", () => {
  test("what a person chose goes along, proposals stay proposals", () => {
    expect(toMappingInput(mapping, { columns: { feedback: "Comment" } })).toEqual({
      fields: [
        { field: "rating", column: "Stars" },
        { field: "feedback", column: "Comment" },
      ],
      dateFormat: "ISO",
    })
  })
  test("taking a column away is a choice, too", () => {
    expect(toMappingInput(mapping, { columns: { occurredAt: null } }).fields).toContainEqual({ field: "occurredAt", column: null })
  })
  test("scale, date format and programme are sent as they stand after the change", () => {
    expect(toMappingInput(mapping, { columns: {}, ratingScale: "ONE_TO_FIVE", dateFormat: "DAY_FIRST", programId: "prg_1" })).toMatchObject(
      {
        ratingScale: "ONE_TO_FIVE",
        dateFormat: "DAY_FIRST",
        programId: "prg_1",
      },
    )
  })
})

describe("isChanged", () => {
  test("choosing what stands there already is no change", () => {
    expect(isChanged(NO_CHANGES, mapping)).toBe(false)
    expect(isChanged({ columns: { occurredAt: "Date" }, dateFormat: "ISO" }, mapping)).toBe(false)
  })
  test("another column, scale, format or programme is one", () => {
    expect(isChanged({ columns: { occurredAt: null } }, mapping)).toBe(true)
    expect(isChanged({ columns: {}, ratingScale: "ZERO_TO_ONE" }, mapping)).toBe(true)
    expect(isChanged({ columns: {}, dateFormat: "DAY_FIRST" }, mapping)).toBe(true)
    expect(isChanged({ columns: {}, programId: "prg_1" }, mapping)).toBe(true)
  })
})
