import { globSync, readFileSync } from "node:fs"
import type { EventUses } from "../packages/events/src/catalog.ts"

const root = new URL("../", import.meta.url)

/** Who announces and who handles what, read off the sources: an announcement names its type, a subgraph's door names what it handles. */
export function readEventUses(): EventUses {
  const uses = new Map<string, { announcedBy: string[]; handledBy: string[] }>()
  const sources = globSync("subgraphs/*/src/**/*.ts", { cwd: root.pathname })
    .filter((path) => !/generated|\.test\.ts$/.test(path))
    .toSorted()
  for (const path of sources) {
    const [, subgraph = ""] = path.split("/")
    const text = readFileSync(new URL(path, root), "utf8")
    const note = (pattern: RegExp, side: "announcedBy" | "handledBy") => {
      for (const [, type = ""] of text.matchAll(pattern)) {
        const use = uses.get(type) ?? { announcedBy: [], handledBy: [] }
        uses.set(type, use)
        if (!use[side].includes(subgraph)) use[side].push(subgraph)
      }
    }
    note(/\btype: "([a-z0-9_]+(?:\.[a-z0-9_]+)+)"/g, "announcedBy")
    if (path.endsWith("src/index.ts")) note(/"([a-z0-9_]+(?:\.[a-z0-9_]+)+)": on[A-Z]/g, "handledBy")
  }
  return uses
}
