import { type Connection, decodeTimeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { MatchPart, MatchPartKey } from "../data/match-parts.ts"
import { countMatches, listMatches } from "../data/matches.ts"
import type { BuddyMatchPage } from "../data/rows.ts"

type Page = { first: number; after?: string | null | undefined }
type Filter = { status?: readonly string[] | null | undefined }

/** A page of buddy matches of a programme, or of the whole company, latest first. */
export async function pageOfMatches(
  context: ProgramsContext,
  programId: string | null,
  args: Page & { filter?: Filter | null | undefined },
): Promise<BuddyMatchPage> {
  const first = pageSize(args.first)
  const after = decodeTimeCursor(args.after)
  const conditions = { programId, status: args.filter?.status ? [...args.filter.status] : undefined }
  const rows = await context.read((tx) => listMatches(tx, conditions, after, first + 1))
  return {
    ...toConnection(rows, first, after !== null, ({ matchedAt, id }) => encodeCursor([matchedAt.toISOString(), id])),
    totalCount: () => context.read((tx) => countMatches(tx, conditions)),
  }
}

/** A page of what belongs to a match, latest first. `timeOf` is what it is ordered by. */
export async function pageOfMatchPart<Row extends MatchPart>(
  context: ProgramsContext,
  table: MatchPartKey["table"],
  matchId: string,
  args: Page,
  timeOf: (row: Row) => Date,
): Promise<Connection<Row>> {
  const first = pageSize(args.first)
  const after = decodeTimeCursor(args.after)
  const rows = (await context.load.matchPartPage.load({ table, matchId, take: first + 1, after })) as Row[]
  return toConnection(rows, first, after !== null, (row) => encodeCursor([timeOf(row).toISOString(), row.id]))
}
