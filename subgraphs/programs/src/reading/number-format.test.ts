import { expect, test } from "vitest"
import { builtInKind, formatKind, serialText } from "./number-format.ts"

test.each([
  ["dd/mm/yyyy", "DATE"],
  ["[$-422]d mmmm yyyy;@", "DATE"],
  ["mmm-yy", "DATE"],
  ["m/d/yy h:mm", "DATE"],
  ["hh:mm:ss", "TIME"],
  ["[h]:mm", "TIME"],
  ["[mm]", "TIME"],
  ["General", "NUMBER"],
  ["0.00", "NUMBER"],
  ['#,##0 "days"', "NUMBER"],
  ["[Red]0", "NUMBER"],
  ["0.00E+00", "NUMBER"],
  ['_-* #,##0.00\\ "kr"_-', "NUMBER"],
  ["0;dd", "NUMBER"],
])("the format %s is a %s", (code, kind) => {
  expect(formatKind(code)).toBe(kind)
})

test("formats known by number", () => {
  expect([0, 2, 14, 20, 22, 30, 45, 49].map(builtInKind)).toEqual(["NUMBER", "NUMBER", "DATE", "TIME", "DATE", "DATE", "TIME", "NUMBER"])
})

test("serials are days; the day that never was is none", () => {
  expect([1, 59, 61, 46351.5].map((serial) => serialText(serial, "DATE", false))).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-03-01",
    "2026-11-25T12:00:00",
  ])
  expect([60, -1, 3_000_000].map((serial) => serialText(serial, "DATE", false))).toEqual([null, null, null])
  expect(serialText(0, "DATE", true)).toBe("1904-01-01")
  expect(serialText(1.5, "TIME", false)).toBe("36:00:00")
})
