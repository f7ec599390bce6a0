import { type Connection, decodeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { listImports } from "../data/imports.ts"
import type { ImportRow } from "../data/rows.ts"

/** A page of the company's imports, newest first. */
export async function pageOfImports(
  context: ProgramsContext,
  args: { first: number; after?: string | null | undefined },
): Promise<Connection<ImportRow>> {
  const first = pageSize(args.first)
  const after = decodeCursor(args.after, 1)
  const rows = await context.read((tx) => listImports(tx, after && String(after[0]), first + 1))
  return toConnection(rows, first, after !== null, ({ id }) => encodeCursor([id]))
}
