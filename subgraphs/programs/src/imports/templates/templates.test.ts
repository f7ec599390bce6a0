import { describe, expect, test } from "vitest"
import { openFile } from "../../reading/open-file.ts"
import { readTable } from "../../reading/read-table.ts"
import { hold } from "../../reading/testing/hold.ts"
import { createRowCheck } from "../check-rows.ts"
import { proposeRowMapping } from "../mapping.ts"
import type { ImportSource } from "../target.ts"
import { targets } from "../targets/index.ts"
import { templates } from "./index.ts"
import { listTemplates, templateFile } from "./template-file.ts"
import { locales } from "./template.ts"

const now = new Date("2026-11-25T08:30:00.000Z")
const sources = Object.keys(targets) as ImportSource[]
const program = { id: "prg_1", externalSystem: "kintell", externalId: "P", kind: "LANGUAGE" as const }

async function read(source: ImportSource, locale: string, type: string) {
  const bytes = Buffer.from(templateFile(source, locale, type)?.content ?? "", "base64")
  const { headings, records } = await readTable(await openFile(hold(bytes), {}))
  const rows: string[][] = []
  for (let next = await records.next(); !next.done; next = await records.next()) rows.push(next.value.cells)
  return { headings, rows }
}

test("every kind of file has a template: write one in src/imports/templates and name it in its index", () => {
  expect(Object.keys(templates).toSorted()).toEqual(sources.toSorted())
  expect(listTemplates("nb-NO").map(({ source, locale }) => [source, locale])).toEqual(
    Object.keys(templates).map((source) => [source, "no"]),
  )
})

describe.each(sources)("the template of %s", (source) => {
  test("has every field that must be there, and no other than the target's", () => {
    const fields = templates[source].map(({ field }) => field)
    const { fields: known } = targets[source]
    expect(known.filter(({ isRequired, name }) => isRequired && !fields.includes(name))).toEqual([])
    expect(fields.filter((field) => !known.some(({ name }) => name === field))).toEqual([])
  })

  test.each(locales.flatMap((locale) => ["csv", "xlsx"].map((type) => [locale, type] as const)))(
    "in %s as %s: every heading is recognised as what it means, and the file as it stands has no problem",
    async (locale, type) => {
      const { headings, rows } = await read(source, locale, type)
      expect(rows).toHaveLength(3)
      const target = targets[source]
      const mapping = proposeRowMapping(target.fields, headings, rows, { programId: program.id })
      const chosen = Object.fromEntries(
        Object.entries(mapping.fields).flatMap(([field, { column }]) => (column === null ? [] : [[column, field]])),
      )
      expect(headings.map((heading) => chosen[heading])).toEqual(templates[source].map(({ field }) => field))
      const check = createRowCheck(target, headings, mapping, [program], now)
      expect(rows.flatMap((cells, at) => check(at + 2, cells, null).issues)).toEqual([])
    },
  )
})

test("there is no template of what cannot be imported, nor in another form", () => {
  expect([templateFile("toString", "en", "csv"), templateFile("KINTELL_SESSIONS", "en", "ods")]).toEqual([null, null])
})
