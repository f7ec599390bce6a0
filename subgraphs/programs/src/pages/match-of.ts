import type { ProgramsContext } from "../context.ts"
import type { BuddyMatchRow } from "../data/rows.ts"

/** The match something belongs to; a foreign key promises that it is there. */
export async function matchOf({ load }: ProgramsContext, { matchId }: { matchId: string }): Promise<BuddyMatchRow> {
  const match = await load.match.load(matchId)
  if (match === null) throw new Error("the match something belongs to is missing")
  return match
}
