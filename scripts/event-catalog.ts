/** Writes docs/Event_Catalog.md from the event contracts; with `--check` only compares, and fails when the page is out of date. */
import { readFileSync, writeFileSync } from "node:fs"
import { catalogPage } from "../packages/events/src/catalog.ts"
import { eventContracts } from "../packages/events/src/contracts.ts"
import { readEventUses } from "./event-uses.ts"

const file = new URL("../docs/Event_Catalog.md", import.meta.url)

const page = catalogPage(eventContracts, readEventUses())

if (!process.argv.includes("--check")) writeFileSync(file, page)
else if (readFileSync(file, "utf8") !== page) {
  console.error("docs/Event_Catalog.md is not what the contracts say. Run: node scripts/event-catalog.ts")
  process.exitCode = 1
}
