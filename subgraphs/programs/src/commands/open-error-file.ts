import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { lockImport } from "../data/imports.ts"
import { errorFileHeading, errorFileName, hasErrorFile } from "../imports/error-file.ts"

type Head = { fileName: string; text: string; checkNo: number }

/** Begins the download of an error file: rows of people leave the platform, so it is written down, in the name of whom the address was given to. */
export async function openErrorFile(context: ProgramsContext, importId: string, userId: string): Promise<Head | null> {
  const asPerson = { ...context, viewer: { ...context.viewer, userId } }
  const opened: Result<Head> = await runCommand(asPerson, { action: "import.download_errors", role: "SERVICE" }, async (tx) => {
    const row = await lockImport(tx, context.companyId(), importId)
    if (!row || !hasErrorFile(row, context.clock())) return refused(problem("importId", "NOT_FOUND", "There is no error file."))
    const value = { fileName: errorFileName(row.fileName), text: errorFileHeading(row), checkNo: row.checkNo }
    return ok({ value, audit: { target: row.id } })
  })
  return opened.ok ? opened.value : null
}
