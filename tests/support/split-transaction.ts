/**
 * Loaded into a platform before anything else (`node --import`), this plants the mistake the crash tests exist for: a chunk's events are announced in a
 * transaction of their own instead of the one that holds its rows and checkpoint.
 */
import { registerHooks } from "node:module"

const rows =
  '    await announce(tx, { source: "programs", companyId, correlationId: requestId, now: context.clock() }, written.announcements)\n'
const alone = rows
  .replace("await announce(tx, {", "await inTenant(context.database, companyId, (other) => announce(other, {")
  .replace(/\)\n$/, "))\n")

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith("/programs/src/imports/commit-import.ts")) return loaded
    const source = String(loaded.source)
    if (!source.includes(rows.trim())) throw new Error("commit-import.ts does not announce where this test splits its transaction.")
    return { ...loaded, source: source.replace(rows.trim(), alone.trim()) }
  },
})
