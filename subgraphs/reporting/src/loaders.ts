import { type BaseContext, createRowLoader } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { listVisibleViews } from "./data/saved-views.ts"

/** Per-operation loaders: many fields, one statement. */
export const createLoaders = (context: BaseContext<Tx>) => ({
  savedView: createRowLoader(context, "svw", (tx: Tx, ids) => listVisibleViews(tx, context.viewer.userId, ids)),
})

export type Loaders = ReturnType<typeof createLoaders>
