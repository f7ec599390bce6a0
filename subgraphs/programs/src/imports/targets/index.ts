import type { ImportSource, ImportTarget } from "../target.ts"
import { buddyMatches } from "./buddy-matches.ts"
import { kintellSessions } from "./kintell-sessions.ts"

/** What can be imported, by its name in the graph. */
export const targets = { KINTELL_SESSIONS: kintellSessions, BUDDY_MATCHES: buddyMatches } as unknown as Record<ImportSource, ImportTarget>

/** The target of an import; its source was checked when it was begun. */
export const targetOf = (source: string): ImportTarget => targets[source as ImportSource]
