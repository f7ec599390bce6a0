import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"
import { readEventUses } from "../../../scripts/event-uses.ts"
import { catalogPage } from "./catalog.ts"
import { eventContracts } from "./contracts.ts"

test("the committed catalogue is what the contracts say", () => {
  const page = readFileSync(new URL("../../../docs/Event_Catalog.md", import.meta.url), "utf8")
  expect(page).toBe(catalogPage(eventContracts, readEventUses()))
})

test("a field says its type, its choices and its meaning", () => {
  const data = z.object({
    who: z
      .string()
      .regex(/^per_[0-9a-hjkmnp-tv-z]{26}$/)
      .describe("Who"),
    how: z.enum(["WELL", "BADLY"]).nullable().describe("How; null when unknown"),
    when: z.iso.datetime().describe("When"),
    note: z.string().nullable().describe("Note; null when none"),
    count: z.int().describe("How often"),
  })
  const page = catalogPage({ "thing.happened": { version: 2, meaning: "Something happened.", data } }, new Map())
  expect(page).toContain(`## thing.happened

Version 2. Something happened.

Announced by nobody yet.

| Field | Type | Meaning |
| --- | --- | --- |
| \`who\` | id (\`per_…\`) | Who. |
| \`how\` | \`WELL\`, \`BADLY\` or null | How; null when unknown. |
| \`when\` | date-time | When. |
| \`note\` | string or null | Note; null when none. |
| \`count\` | integer | How often. |`)
})

test("an event says who announces it and who handles it, as the sources have it", () => {
  const uses = readEventUses()
  expect(uses.get("kintell.session.completed")).toEqual({ announcedBy: ["programs"], handledBy: ["outcomes", "profile"] })
  const page = catalogPage({ "kintell.session.completed": { version: 1, meaning: "x", data: z.object({}) } }, uses)
  expect(page).toContain("Announced by programs; handled by outcomes, profile.")
})

test("a field that does not say what it means is refused", () => {
  const contract = { version: 1, meaning: "x", data: z.object({ mute: z.string() }) }
  expect(() => catalogPage({ "thing.happened": contract }, new Map())).toThrow("mute of the event thing.happened")
})
