import { type Connection, decodeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ReportingContext } from "./context.ts"
import type { SavedViewRow } from "./data/rows.ts"
import { listViewPage } from "./data/saved-views.ts"

/** The viewer's own views and those shared inside the company, by name. */
export async function pageOfViews(
  context: ReportingContext,
  { first, after }: { first: number; after?: string | null | undefined },
): Promise<Connection<SavedViewRow>> {
  const position = decodeCursor(after, 2)
  const size = pageSize(first)
  const seen = position && { name: String(position[0]), id: String(position[1]) }
  const rows = await context.read((tx) => listViewPage(tx, context.viewer.userId, size + 1, seen))
  return toConnection(rows, size, seen !== null, ({ name, id }) => encodeCursor([name, id]))
}
