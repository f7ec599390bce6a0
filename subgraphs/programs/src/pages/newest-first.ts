import { type Connection, decodeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"

/** A page of records, those brought last first: their ids sort by the time they were made. */
export async function newestFirst<Row extends { id: string }>(
  context: ProgramsContext,
  args: { first: number; after?: string | null | undefined },
  list: (tx: Tx, beforeId: string | null, take: number) => Promise<Row[]>,
): Promise<Connection<Row>> {
  const first = pageSize(args.first)
  const after = decodeCursor(args.after, 1)
  const rows = await context.read((tx) => list(tx, after && String(after[0]), first + 1))
  return toConnection(rows, first, after !== null, ({ id }) => encodeCursor([id]))
}
