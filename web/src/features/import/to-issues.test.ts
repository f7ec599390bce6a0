import { describe, expect, test } from "vitest"
import { isKeptAsWritten, type Issue, toIssueGroups, toPreviewCells } from "./to-issues.ts"

const issue = (row: number, column: string | null, code: Issue["code"]): Issue => ({ row, column, value: "x", code, message: "m" })

describe("toIssueGroups", () => {
  test("counts add up to the problems there are, the commonest first", () => {
    const issues = [issue(2, "Date", "DATE_INVALID"), issue(3, "Stars", "REQUIRED"), issue(4, "Stars", "REQUIRED")]
    expect(toIssueGroups(issues)).toEqual([
      { code: "REQUIRED", count: 2 },
      { code: "DATE_INVALID", count: 1 },
    ])
    expect(toIssueGroups([])).toEqual([])
  })
})

describe("toPreviewCells", () => {
  const fields = [
    { field: "occurredAt", column: "Date" },
    { field: "rating", column: null },
  ]
  test("a problem stands at the field its column feeds", () => {
    const row = {
      row: 2,
      values: [
        { field: "occurredAt", value: null },
        { field: "rating", value: "0.5" },
      ],
      issues: [issue(2, "Date", "DATE_INVALID")],
    }
    const { cells, loose } = toPreviewCells(row, fields)
    expect(cells.map((cell) => cell.issue?.code ?? null)).toEqual(["DATE_INVALID", null])
    expect(loose).toEqual([])
  })
  test("a problem of the whole row, or of a column nothing uses, is not lost", () => {
    const row = { row: 2, values: [{ field: "occurredAt" }], issues: [issue(2, null, "ROW_RAGGED"), issue(2, "Other", "TEXT_TOO_LONG")] }
    expect(toPreviewCells(row, fields).loose.map((one) => one.code)).toEqual(["ROW_RAGGED", "TEXT_TOO_LONG"])
  })
})

test("a level between two levels is told from a plain one, other fields have no list", () => {
  expect(["B1+", "A2/B1"].every((level) => isKeptAsWritten("language_level", level))).toBe(true)
  expect(isKeptAsWritten("language_level", "B1") || isKeptAsWritten("language_level", null) || isKeptAsWritten("topics", "B1+")).toBe(false)
})
