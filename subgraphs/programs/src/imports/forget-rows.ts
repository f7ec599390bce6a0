import { inTenant } from "@teei/subgraph-kit"
import type { ImportJob, ProgramsContext } from "../context.ts"
import { clearStaged } from "../data/import-rows.ts"
import { lockImport } from "../data/imports.ts"
import { errorFileUntil } from "./error-file.ts"

/** Forgets the rows an import left out, when the time to mend them is over. */
export const forgetRows = (context: ProgramsContext, { companyId, importId }: ImportJob): Promise<void> =>
  inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (!row?.committedAt || errorFileUntil(row.committedAt) > context.clock()) return
    await clearStaged(tx, companyId, importId)
  })
