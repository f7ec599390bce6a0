import DataLoader from "dataloader"
import type { BaseContext } from "./context.ts"
import type { RawTx } from "./database.ts"
import { isId } from "./ids.ts"

/**
 * Loads rows of the operation's company by id, all that are wanted in one tick with one read. A malformed id, one that does not exist and one of
 * another company all answer null; the first of them never reaches the database.
 */
export const createRowLoader = <Tx extends RawTx, Row extends { id: string }>(
  context: BaseContext<Tx>,
  prefix: string,
  list: (tx: Tx, ids: string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> =>
  new DataLoader(
    async (ids) => {
      const wanted = ids.filter((id) => isId(prefix, id))
      const rows = wanted.length === 0 ? [] : await context.read((tx) => list(tx, wanted))
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: 1000 },
  )

/** A copy for the federation runtime, which writes the type's name onto what a reference resolves to. */
export const fresh = <Row extends object>(row: Row | null): Row | null => (row === null ? null : { ...row })
