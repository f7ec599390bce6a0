import { describe, expect, test } from "vitest"
import { isChanged, type Mapping, NO_CHANGES, toMappingInput, withChange } from "./to-mapping-input.ts"

const mapping: Mapping = {
  fields: [
    { field: "occurredAt", column: "Date", confidence: 0.9 },
    { field: "rating", column: "Stars", confidence: 1 },
    { field: "feedback", column: null, confidence: 0 },
  ],
  ratingScale: null,
  dateFormat: "ISO",
  program: null,
  replacements: [],
  defaults: [],
  conflicts: [],
}

describe("toMappingInput", () => {
  test("what a person chose goes along, proposals stay proposals", () => {
    expect(toMappingInput(mapping, { columns: { feedback: "Comment" } })).toEqual({
      fields: [
        { field: "rating", column: "Stars" },
        { field: "feedback", column: "Comment" },
      ],
      dateFormat: "ISO",
      replacements: [],
      defaults: [],
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

test("values read as others are sent whole: those in force, or those of the change", () => {
  const mended = { ...mapping, replacements: [{ field: "level", from: "fluent", to: "C1" }], defaults: [{ field: "minutes", value: "45" }] }
  expect(toMappingInput(mended, NO_CHANGES)).toMatchObject({ replacements: mended.replacements, defaults: mended.defaults })
  expect(toMappingInput(mended, { columns: {}, replacements: [] })).toMatchObject({ replacements: [], defaults: mended.defaults })
})

test("a further change keeps what was changed before", () => {
  const first = withChange(NO_CHANGES, { columns: { rating: "Stars" }, dateFormat: "DAY_FIRST" })
  expect(withChange(first, { columns: { feedback: null }, ratingScale: "ZERO_TO_ONE" })).toEqual({
    columns: { rating: "Stars", feedback: null },
    dateFormat: "DAY_FIRST",
    ratingScale: "ZERO_TO_ONE",
  })
})

describe("isChanged", () => {
  test("between two likely columns, taking the proposed one is a choice", () => {
    expect(isChanged({ columns: { occurredAt: "Date" } }, { ...mapping, conflicts: [{ field: "occurredAt" }] })).toBe(true)
  })
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
