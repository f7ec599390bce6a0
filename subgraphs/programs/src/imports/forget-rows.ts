import { inTenant, uploadName } from "@teei/subgraph-kit"
import type { ImportJob, ProgramsContext } from "../context.ts"
import { clearStaged } from "../data/import-rows.ts"
import { lockImport } from "../data/imports.ts"
import { errorFileUntil } from "./error-file.ts"

/** Forgets the rows an import left out and its file, when the time to mend them or to read the file again is over. */
export async function forgetRows(context: ProgramsContext, { companyId, importId }: ImportJob): Promise<void> {
  const isOver = await inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (!row?.committedAt || errorFileUntil(row.committedAt) > context.clock()) return false
    await clearStaged(tx, companyId, importId)
    return true
  })
  if (isOver) await context.files.remove(uploadName({ id: importId, company: companyId }))
}
