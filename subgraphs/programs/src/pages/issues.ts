import { decodeCursor, encodeCursor, fault, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { listIssues } from "../data/import-rows.ts"
import type { ImportIssuePage } from "../data/rows.ts"

/** A page of an import's problems, in row order. */
export async function pageOfIssues(
  context: ProgramsContext,
  importId: string,
  total: number,
  args: { first: number; after?: string | null | undefined },
): Promise<ImportIssuePage> {
  const first = pageSize(args.first)
  const after = decodeCursor(args.after, 1)
  if (after && !(Number.isInteger(after[0]) && Number(after[0]) < 2 ** 31)) throw fault("INVALID", "`after` is not a cursor of this list.")
  const rows = await context.read((tx) => listIssues(tx, importId, after ? Number(after[0]) : 0, first + 1))
  return { ...toConnection(rows, first, after !== null, ({ no }) => encodeCursor([no])), totalCount: () => Promise.resolve(total) }
}
