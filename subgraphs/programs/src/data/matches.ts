import type { Tx } from "./database.ts"
import type { BuddyMatchRow } from "./rows.ts"

export const listMatchesById = (tx: Tx, ids: string[]): Promise<BuddyMatchRow[]> => tx.buddyMatch.findMany({ where: { id: { in: ids } } })

/** Which matches: of one programme or of all, and how they stand. */
export type MatchConditions = { programId: string | null; status: string[] | undefined }

const toWhere = ({ programId, status }: MatchConditions) => ({
  ...(programId === null ? {} : { programId }),
  ...(status === undefined ? {} : { status: { in: status } }),
})

/** Matches, latest first, after a place in that order. */
export const listMatches = (
  tx: Tx,
  conditions: MatchConditions,
  after: { at: string; id: string } | null,
  take: number,
): Promise<BuddyMatchRow[]> =>
  tx.buddyMatch.findMany({
    where: {
      AND: [toWhere(conditions), after ? { OR: [{ matchedAt: { lt: after.at } }, { matchedAt: after.at, id: { lt: after.id } }] } : {}],
    },
    orderBy: [{ matchedAt: "desc" }, { id: "desc" }],
    take,
  })

export const countMatches = (tx: Tx, conditions: MatchConditions): Promise<number> => tx.buddyMatch.count({ where: toWhere(conditions) })
