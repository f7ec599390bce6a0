import { fault } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { listLeftOut } from "../data/import-rows.ts"
import { listImportsById } from "../data/imports.ts"
import { errorFileLine } from "../imports/error-file.ts"

const pageRows = 500

/** The next rows of an error file, as CSV. Throws CONFLICT when the import was checked anew meanwhile: half of each would be neither. */
export async function readErrorRows(
  context: ProgramsContext,
  importId: string,
  after: number,
  checkNo: number,
): Promise<{ text: string; last: number | null }> {
  const { row, rows } = await context.snapshot(async (tx) => ({
    row: (await listImportsById(tx, [importId]))[0],
    rows: await listLeftOut(tx, importId, after, pageRows),
  }))
  if (!row || row.checkNo !== checkNo || row.status === "CHECKING")
    throw fault("CONFLICT", "The file was checked anew meanwhile. Ask for the error file again.")
  return { text: rows.map((left) => errorFileLine(row, left)).join(""), last: rows.at(-1)?.row ?? null }
}
