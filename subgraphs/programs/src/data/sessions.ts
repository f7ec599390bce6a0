import type { Tx } from "./database.ts"
import type { SessionRow } from "./rows.ts"
import type { WrittenSession } from "./upsert-sessions.ts"

export const listSessionsById = (tx: Tx, ids: string[]): Promise<SessionRow[]> => tx.session.findMany({ where: { id: { in: ids } } })

export type SessionConditions = {
  kind?: string | undefined
  occurredAt?: { eq?: string; gt?: string; gte?: string; lt?: string; lte?: string } | undefined
}

/** One page of one programme's sessions, latest first; `take` is one more than the page holds. */
export type SessionPageKey = {
  programId: string
  take: number
  after: { occurredAt: string; id: string } | null
  conditions: SessionConditions
}

const toWhere = ({ kind, occurredAt }: SessionConditions) => {
  const { eq, gt, gte, lt, lte } = occurredAt ?? {}
  const range = Object.fromEntries(Object.entries({ equals: eq, gt, gte, lt, lte }).filter(([, value]) => value !== undefined))
  return { ...(kind === undefined ? {} : { kind }), ...(occurredAt === undefined ? {} : { occurredAt: range }) }
}

/** First pages of many programmes come in one statement; later pages are asked for one by one, so they may go one by one. */
export async function listSessionPages(tx: Tx, keys: readonly SessionPageKey[]): Promise<SessionRow[][]> {
  const shared = keys[0]
  const isUniform =
    shared &&
    keys.length > 1 &&
    keys.every((key) => key.after === null && JSON.stringify({ ...key, programId: "" }) === JSON.stringify({ ...shared, programId: "" }))
  if (isUniform)
    return listFirstPages(
      tx,
      keys.map((key) => key.programId),
      shared,
    )
  const pages: SessionRow[][] = []
  for (const key of keys) pages.push(await listSessions(tx, key))
  return pages
}

const listSessions = (tx: Tx, { programId, take, after, conditions }: SessionPageKey): Promise<SessionRow[]> =>
  tx.session.findMany({
    where: {
      programId,
      AND: [
        toWhere(conditions),
        after ? { OR: [{ occurredAt: { lt: after.occurredAt } }, { occurredAt: after.occurredAt, id: { lt: after.id } }] } : {},
      ],
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take,
  })

async function listFirstPages(tx: Tx, programIds: string[], { take, conditions }: SessionPageKey): Promise<SessionRow[][]> {
  const { eq, gt, gte, lt, lte } = conditions.occurredAt ?? {}
  const found = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select page.id from unnest($1::text[]) as program(id) cross join lateral (
       select s.id from session s where s.program_id = program.id
         and ($3::text is null or s.kind = $3)
         and ($4::timestamptz is null or s.occurred_at = $4) and ($5::timestamptz is null or s.occurred_at > $5)
         and ($6::timestamptz is null or s.occurred_at >= $6) and ($7::timestamptz is null or s.occurred_at < $7)
         and ($8::timestamptz is null or s.occurred_at <= $8)
       order by s.occurred_at desc, s.id desc limit $2) as page`,
    programIds,
    take,
    conditions.kind ?? null,
    eq ?? null,
    gt ?? null,
    gte ?? null,
    lt ?? null,
    lte ?? null,
  )
  const rows = await tx.session.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
  })
  const byProgram = Map.groupBy(rows, (row) => row.programId)
  return programIds.map((id) => byProgram.get(id) ?? [])
}

export const countSessions = (tx: Tx, programId: string, conditions: SessionConditions): Promise<number> =>
  tx.session.count({ where: { programId, ...toWhere(conditions) } })

/** Sessions as they stand, in the form in which their writing tells them. */
export const listWrittenSessions = async (tx: Tx, ids: string[]): Promise<(WrittenSession & { importId: string })[]> =>
  (await listSessionsById(tx, ids)).map(({ rating, rowNo, ...session }) => ({
    ...session,
    rating: rating === null ? null : rating.toString(),
    row: rowNo,
    isNew: false,
  }))
