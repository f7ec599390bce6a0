import { expect, test } from "vitest"
import type { ProgramRef } from "../data/programs.ts"
import { createRowCheck } from "./check-rows.ts"
import { proposeRowMapping } from "./mapping.ts"
import type { ImportTarget } from "./target.ts"
import { targetOf } from "./targets/index.ts"

const now = new Date("2026-11-25T08:30:00.000Z")
const headings = ["session_id", "", "session_type", "participant_email", "volunteer_email", "date", "duration_min", "program_ref"]
const cells = ["K-1", "1.5", "Language", "ana@example.org", "ben@firm.example", "2026-03-02", "45", "A"]
const program = (id: string, externalSystem: string): ProgramRef => ({ id, externalSystem, externalId: "A", kind: "LANGUAGE" })

function check(target: ImportTarget, headings: string[], rows: string[][], programs: ProgramRef[]) {
  const mapping = proposeRowMapping(target.fields, headings, rows, {})
  const checkRow = createRowCheck(target, headings, mapping, programs, now)
  return rows.map((row, at) => checkRow(at + 2, row, null))
}
const session = (programs: ProgramRef[]) => check(targetOf("KINTELL_SESSIONS"), headings, [cells], programs)[0]

test("a column without a heading feeds no field", () => {
  const row = session([program("prg_1", "kintell")])
  expect(row).toMatchObject({ ok: true, value: { externalId: "K-1", rating: null, feedbackText: null, participantName: null } })
})

test("a programme's reference means the one of the file's own system, else the only one there is, else is a problem", () => {
  const [kintell, buddy, other] = [program("prg_1", "kintell"), program("prg_2", "buddy"), program("prg_3", "upskilling")]
  for (const programs of [
    [kintell, buddy],
    [buddy, kintell],
  ])
    expect(session(programs)).toMatchObject({ ok: true, programId: "prg_1" })
  expect(session([buddy])).toMatchObject({ ok: true, programId: "prg_2" })
  expect(session([buddy, other])).toMatchObject({
    ok: false,
    issues: [
      {
        column: "program_ref",
        value: "A",
        code: "PROGRAM_UNKNOWN",
        message: expect.stringContaining("is used by several systems, buddy and upskilling"),
      },
    ],
  })
})

test("the same match twice is a problem that names nobody", () => {
  const row = ["ana@example.org", "ben@firm.example", "2026-03-02"]
  const [, second] = check(targetOf("BUDDY_MATCHES"), ["participant_email", "buddy_email", "matched_at"], [row, row], [])
  expect(second).toMatchObject({ ok: false, issues: [{ row: 3, value: null, code: "DUPLICATE_IN_FILE" }] })
  expect(JSON.stringify(second?.issues)).not.toContain("@")
})
