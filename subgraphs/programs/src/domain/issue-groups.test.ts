import { describe, expect, test } from "vitest"
import { type CountedProblem, type GroupingFacts, groupIssues } from "./issue-groups.ts"

const facts: GroupingFacts = {
  dateFormat: "ISO",
  ratingScale: "ONE_TO_FIVE",
  ownFields: ["session_id", "participant_email"],
  allowedOf: (field) => (field === "language_level" ? ["A1", "A2"] : undefined),
}
const problem = (change: Partial<CountedProblem>): CountedProblem => ({
  code: "DATE_INVALID",
  column: "date",
  field: "date",
  value: "11/13/2024",
  message: "…",
  rows: 1,
  firstRow: 2,
  ...change,
})
const repairs = (problems: CountedProblem[], change: Partial<GroupingFacts> = {}) =>
  groupIssues(problems, { ...facts, ...change }).map(({ rows, repair }) => [
    rows,
    repair?.kind ?? null,
    repair?.dateFormat ?? repair?.ratingScale ?? null,
  ])

describe("problems are gathered by what mends them", () => {
  test("dates that another format reads are one group, what no format reads another", () => {
    const problems = [problem({ rows: 200 }), problem({ value: "12/01/2024", rows: 12 }), problem({ value: "soon", rows: 3 })]
    expect(repairs(problems)).toEqual([
      [212, "CHOOSE_DATE_FORMAT", "MONTH_FIRST"],
      [3, null, null],
    ])
  })

  test("a date that could be either is read as most of its neighbours are", () => {
    expect(repairs([problem({ value: "01/02/2024" }), problem({ value: "31/01/2024", rows: 5 })])).toEqual([
      [6, "CHOOSE_DATE_FORMAT", "DAY_FIRST"],
    ])
  })

  test.each([
    ["ONE_TO_FIVE", "0.5", "ZERO_TO_ONE"],
    ["ZERO_TO_ONE", "4", "ONE_TO_FIVE"],
    ["ZERO_TO_ONE", "9", null],
    [null, "1", null],
  ] as const)("on the scale %s a rating of %s suggests %s", (ratingScale, value, expected) => {
    const given = problem({ code: "RATING_OUT_OF_SCALE", field: "rating", column: "rating", value })
    expect(repairs([given], { ratingScale })).toEqual([[1, "CHOOSE_RATING_SCALE", expected]])
  })

  test.each<[Partial<CountedProblem>, string | null]>([
    [{ code: "REQUIRED", field: "program_ref", column: null, value: null }, "CHOOSE_PROGRAM"],
    [{ code: "REQUIRED", field: "duration_minutes", column: null, value: null }, "CHOOSE_COLUMN"],
    [{ code: "REQUIRED", field: "duration_minutes", column: "minutes", value: null }, "SET_DEFAULT"],
    [{ code: "REQUIRED", field: "participant_email", column: "email", value: null }, null],
    [{ code: "VALUE_UNKNOWN", field: "language_level", column: "level", value: "fluent" }, "REPLACE_VALUES"],
    [{ code: "NUMBER_INVALID", field: "duration_minutes", column: "minutes", value: "1 hour" }, "REPLACE_VALUES"],
    [{ code: "EMAIL_INVALID", field: "participant_email", column: "email", value: "x" }, null],
    [{ code: "ROW_RAGGED", field: null, column: null, value: null }, null],
  ])("%j is mended by %s", (change, expected) => {
    expect(groupIssues([problem(change)], facts)[0]?.repair?.kind ?? null).toBe(expected)
  })

  test("a list of what is allowed comes along, and of the values the ten most frequent", () => {
    const many = Array.from({ length: 15 }, (_, index) =>
      problem({ code: "VALUE_UNKNOWN", field: "language_level", column: "level", value: `v${index}`, rows: 20 - index }),
    )
    const [group] = groupIssues(many, facts)
    expect(group?.repair?.allowed).toEqual(["A1", "A2"])
    expect(group?.values).toHaveLength(10)
    expect(group?.rows).toBe(many.reduce((sum, { rows }) => sum + rows, 0))
  })
})
