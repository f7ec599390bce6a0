import { expect, test } from "vitest"
import { createRowCheck } from "./check-rows.ts"
import { proposeRowMapping } from "./mapping.ts"
import { targetOf } from "./targets/index.ts"

const target = targetOf("BUDDY_MATCHES")
const headings = ["match_id", "participant_email", "buddy_email", "matched_at", "interests", "note"]
function issuesOf(cells: string[]) {
  const mapping = proposeRowMapping(target.fields, headings, [cells], {})
  const { issues } = createRowCheck(target, headings, mapping, [], new Date("2026-11-25T08:00:00Z"))(2, cells, null)
  return issues.map(({ column, value, code }) => [column, value, code])
}

test("a spreadsheet's error is a problem of its cell, once, also where the field may be empty; other problems are told beside it", () => {
  expect(issuesOf(["M-1", "#REF!", "b@example.org", "yesterday", " #N/A ", "#N/A"])).toEqual([
    ["participant_email", "#REF!", "CELL_ERROR"],
    ["interests", "#N/A", "CELL_ERROR"],
    ["matched_at", "yesterday", "DATE_INVALID"],
  ])
})

test("so is a formula without a value; texts that only look alike are texts", () => {
  expect(issuesOf(["#FORMULA!", "a@example.org", "b@example.org", "2026-03-02", "#1, #N/A?", ""])).toEqual([
    ["match_id", "#FORMULA!", "CELL_ERROR"],
  ])
})
