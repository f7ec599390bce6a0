import { type BaseContext, createRowLoader } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { listSnippetsById } from "./data/snippets.ts"

/** Per-operation loaders: many fields, one statement. */
export const createLoaders = (context: BaseContext<Tx>) => ({ snippet: createRowLoader(context, "evi", listSnippetsById) })

export type Loaders = ReturnType<typeof createLoaders>
