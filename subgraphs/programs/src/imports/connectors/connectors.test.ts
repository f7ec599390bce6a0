import { describe, expect, test } from "vitest"
import { programOfFileName } from "../../domain/program-of-file-name.ts"
import { proposeRowMapping } from "../mapping.ts"
import { targetOf, targets } from "../targets/index.ts"
import { connectors, findConnector } from "./index.ts"

describe("a connector", () => {
  test.each(connectors.map((one) => [`${one.name} ${one.source}`, one] as const))(
    "%s speaks of fields its target has, and nothing else",
    (_, one) => {
      const fields = targetOf(one.source).fields.map(({ name }) => name)
      const named = [...Object.keys(one.columns), ...[...(one.defaults ?? []), ...(one.replacements ?? [])].map(({ field }) => field)]
      expect(fields).toEqual(expect.arrayContaining(named))
      const fed = [...Object.keys(one.columns), ...(one.defaults ?? []).map(({ field }) => field)]
      const required = targetOf(one.source).fields.flatMap(({ name, isRequired }) => (isRequired ? name : []))
      expect(fed).toEqual(expect.arrayContaining(required))
    },
  )

  test("is chosen when all its headings are there, whatever their case and order; else none is", () => {
    const headings = [
      "COHORT",
      "certificate id",
      "Issue Date",
      "Certificate URL",
      "Student name",
      "student_email",
      "Course Code",
      "Course Title",
    ]
    expect(findConnector("COURSE_CREDENTIALS", headings)).toMatchObject({ connector: "ecornell/1", dateFormat: "MONTH_FIRST" })
    expect(findConnector("COURSE_CREDENTIALS", headings.slice(2))).toBeNull()
    expect(findConnector("COURSE_PROGRESS", headings)).toBeNull()
  })

  test("gives way to what a person chooses", () => {
    const headings = ["Student Name", "Student Email", "Course Code", "Course Title", "Completion Date", "Final Grade", "Certificate ID"]
    const target = targetOf("COURSE_COMPLETIONS")
    const choice = { dateFormat: "DAY_FIRST", fields: [{ field: "user_name", column: null }] } as const
    const mapping = proposeRowMapping(
      target.fields,
      headings,
      [],
      { ...choice, fields: [...choice.fields] },
      findConnector("COURSE_COMPLETIONS", headings),
    )
    expect(mapping).toMatchObject({
      dateFormat: "DAY_FIRST",
      connector: "ecornell/1",
      fields: { user_name: { column: null }, user_email: { column: "Student Email" } },
    })
  })
})

test("every target declares which of its fields hold dates, so that a format can be proposed", () => {
  for (const target of Object.values(targets)) expect(target.fields.some(({ type }) => type === "date")).toBe(true)
})

test("a format of dates is proposed by the cells of all fields that hold dates", () => {
  const target = targetOf("KINTELL_USERS")
  const propose = (day: string) => proposeRowMapping(target.fields, ["Email", "Joined"], [["a@b.example", day]], {}).dateFormat
  expect([
    propose("Dec 14, 2025"),
    propose("14 December 2025"),
    propose("14.12.2025"),
    propose("12/14/2025"),
    propose("2025-12-14"),
  ]).toEqual(["MONTH_NAME", "MONTH_NAME", "DAY_FIRST", "MONTH_FIRST", "ISO"])
})

describe("the programme a file's name tells", () => {
  const programs = [
    { id: "prg_1", externalId: "mentors-for-ukraine-2026-Q1" },
    { id: "prg_2", externalId: "LANGUAGE-UKRAINE-2026-03" },
    { id: "prg_3", externalId: "kintell-mentorship-2026" },
    { id: "prg_4", externalId: "twice-language-ukraine-2026-04" },
  ]
  test.each([
    ["Mentors for Ukraine 2026 Q1 final.csv", "prg_1"],
    ["export_language-ukraine-2026-03.xlsx", "prg_2"],
    ["kintell_mentorship_2026.csv", "prg_3"],
    ["language-ukraine-2026-04.csv", null],
    ["language-ukraine-2026-13.csv", null],
    ["sessions.csv", null],
  ])("%s: %s", (name, id) => {
    expect(programOfFileName(name, programs)).toBe(id)
  })

  test("is none when two programmes have the reference", () => {
    const twice = [...programs, { id: "prg_5", externalId: "kintell-mentorship-2026" }]
    expect(programOfFileName("kintell-mentorship-2026.csv", twice)).toBeNull()
  })
})
