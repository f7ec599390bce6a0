import { type BaseContext, createRowLoader } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import type { Tx } from "./data/database.ts"
import { listEndpointsById } from "./data/endpoints.ts"
import { listEnrollmentsById } from "./data/enrollments.ts"
import { listImportsById } from "./data/imports.ts"
import { listProgramsById } from "./data/programs.ts"
import { type SessionPageKey, listSessionPages, listSessionsById } from "./data/sessions.ts"
import { listReceiptsById } from "./data/receipts.ts"
import type { SessionRow } from "./data/rows.ts"
import { createPayloadLoader } from "./webhooks/payload-loader.ts"

/** Per-operation loaders: many fields, one statement. */
export function createLoaders(context: BaseContext<Tx>) {
  return {
    program: createRowLoader(context, "prg", listProgramsById),
    session: createRowLoader(context, "ses", listSessionsById),
    enrollment: createRowLoader(context, "enr", listEnrollmentsById),
    endpoint: createRowLoader(context, "whe", listEndpointsById),
    receipt: createRowLoader(context, "whr", listReceiptsById),
    payload: createPayloadLoader(context),
    import: createRowLoader(context, "imp", listImportsById),
    sessionPage: new DataLoader<SessionPageKey, SessionRow[], string>((keys) => context.read((tx) => listSessionPages(tx, keys)), {
      cacheKeyFn: (key) => JSON.stringify(key),
    }),
  }
}

export type Loaders = ReturnType<typeof createLoaders>
