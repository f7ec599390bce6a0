import { type UserProblem, problem } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { ImportRow } from "../data/rows.ts"
import { cleanText, shorten } from "../domain/clean-text.ts"
import { BadFile } from "../reading/bad-file.ts"
import { type OpenFile, type ReadChoice, openFile } from "../reading/open-file.ts"
import { fileOf } from "./file-of.ts"
import { type ImportFormat, checkFormat } from "./format.ts"

export type RawPreview = {
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  sheets: string[]
  rows: { row: number; cells: string[] }[]
  failure: UserProblem | null
}

const [mostCells, longestCell] = [100, 200]
const nothing: RawPreview = { encoding: null, delimiter: null, sheet: null, sheets: [], rows: [], failure: null }

/** The first rows of the file that lies in the store, read as `format` says; null when none lies there. */
export async function previewRaw(
  context: ProgramsContext,
  row: ImportRow,
  first: number,
  format: ImportFormat,
): Promise<RawPreview | null> {
  if (row.committedAt !== null) return null
  const [wrong] = checkFormat({ sheets: [] }, format)
  if (wrong) return { ...nothing, failure: wrong }
  const held = await context.files.hold(fileOf(row)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
    throw error
  })
  if (held === null) return null
  const seen: RawPreview = { ...nothing, rows: [] }
  let file: OpenFile | null = null
  try {
    file = await openFile(held, format as ReadChoice, true)
    Object.assign(seen, file.format)
    while (seen.rows.length < first) {
      const { done, value } = await file.records.next()
      if (done) break
      seen.rows.push({ row: value.row, cells: value.cells.slice(0, mostCells).map((cell) => shorten(cleanText(cell), longestCell)) })
    }
  } catch (error) {
    if (!(error instanceof BadFile)) throw error
    seen.failure = problem(null, "INVALID", error.message)
  } finally {
    await file?.close()
    await held.close()
  }
  return seen
}
