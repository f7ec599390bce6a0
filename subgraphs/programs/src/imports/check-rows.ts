import type { ProgramRef } from "../data/programs.ts"
import { takeCellErrors } from "./cell-errors.ts"
import { readText } from "../domain/read-cell.ts"
import type { RowProblem } from "../domain/row-problem.ts"
import { rowProblem } from "../domain/row-problem.ts"
import { findProgram } from "./find-program.ts"
import { type RowMapping, columnAt } from "./mapping.ts"
import { createSeenKeys } from "./seen-keys.ts"
import type { ImportTarget } from "./target.ts"

/** A problem with the row it stands in, its column's heading and the field that one feeds. */
export type RowIssue = {
  row: number
  column: string | null
  field: string | null
  value: string | null
  code: RowProblem["code"]
  message: string
}

/** A row checked: what it says when it is good, as far as it can be read when not. */
export type CheckedRow =
  | { ok: true; value: unknown; programId: string | null; refId: string | null; issues: [] }
  | { ok: false; draft: object; issues: RowIssue[] }

/** A problem as it stands in a file: under the heading of the column that feeds its field. */
export const toIssue =
  (row: number, { fields }: RowMapping) =>
  ({ field, value, code, message }: RowProblem): RowIssue => ({
    row,
    column: field === null ? null : (fields[field]?.column ?? null),
    field,
    value,
    code,
    message,
  })

/**
 * Checks rows one after another. Keeps the keys it has seen, because the same key twice in a file is a problem of the later row; everything else
 * is decided by the row alone.
 */
export function createRowCheck(target: ImportTarget, headings: string[], mapping: RowMapping, programs: readonly ProgramRef[], now: Date) {
  const columns = target.fields.map(({ name }) => ({ name, at: columnAt(headings, mapping.fields[name]?.column) }))
  const mend = createMending(mapping)
  const wholeFile = mapping.programId === null ? null : (programs.find(({ id }) => id === mapping.programId) ?? null)
  const declared = { ...mapping, defaultKind: toSessionKind(wholeFile?.kind) ?? impliedKind(mapping) }
  const byRef = Map.groupBy(programs, ({ externalId }) => externalId)
  const seen = createSeenKeys()

  return (row: number, cells: string[], error: string | null): CheckedRow => {
    const bad = (problems: RowProblem[], draft: object = {}): CheckedRow => ({
      ok: false,
      draft,
      issues: problems.map(toIssue(row, mapping)),
    })
    if (error !== null) return bad([rowProblem(null, null, "ROW_UNREADABLE", `The row cannot be read as CSV: ${error}.`)])
    if (cells.length !== headings.length) {
      return bad([rowProblem(null, null, "ROW_RAGGED", `The row has ${cells.length} cells; the heading has ${headings.length}.`)])
    }
    const byField: Record<string, string | undefined> = {}
    for (const { name, at } of columns) byField[name] = mend(name, at >= 0 ? cells[at] : undefined)
    const shown = takeCellErrors(byField)
    const normalised = target.normalise(shown.cells, declared, now)
    const others = normalised.ok
      ? []
      : normalised.problems.filter(({ field }) => !shown.problems.some((problem) => problem.field === field))
    const problems = [...shown.problems, ...others]
    if (problems.length > 0) return bad(problems, normalised.ok ? (normalised.row as object) : normalised.draft)
    if (!normalised.ok) return bad(normalised.problems, normalised.draft)
    const program = findProgram(target, target.programRefOf(normalised.row), wholeFile, byRef)
    if (program.problem) return bad([program.problem], normalised.row as object)
    const key = target.keyOf(normalised.row)
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      const field = target.fields[0]?.name ?? ""
      // A key made of other cells may name people; then it is not shown.
      const own = readText(byField, field)
      const subject = own === null ? (target.sameness ?? "The same people on the same day stand") : `"${own}" stands`
      const message = `${subject} in row ${earlier} already; each may occur once.`
      return bad([rowProblem(field, own, "DUPLICATE_IN_FILE", message)], normalised.row as object)
    }
    seen.set(key, row)
    return { ok: true, value: normalised.row, programId: program.id, refId: null, issues: [] }
  }
}

/** What a person has said about values, for all rows: what is read as what, and what stands where a cell is empty. */
function createMending({ replacements = [], defaults = [] }: RowMapping): (field: string, cell: string | undefined) => string | undefined {
  if (replacements.length === 0 && defaults.length === 0) return (_field, cell) => cell
  const read = new Map(replacements.map(({ field, from, to }) => [`${field} ${from.trim()}`, to]))
  const standing = new Map(defaults.map(({ field, value }) => [field, value]))
  return (field, cell) => {
    const mended = cell === undefined ? undefined : (read.get(`${field} ${cell.trim()}`) ?? cell)
    return mended === undefined || mended.trim() === "" ? (standing.get(field) ?? mended) : mended
  }
}

const toSessionKind = (kind: string | undefined) => (kind === "LANGUAGE" || kind === "MENTORSHIP" ? kind : null)

/** The documented formats have no column for the kind; the headings tell them apart. */
function impliedKind({ fields }: RowMapping): "LANGUAGE" | "MENTORSHIP" | null {
  if (fields["session_type"]?.column) return null
  if (/mentor/i.test(fields["volunteer_email"]?.column ?? "")) return "MENTORSHIP"
  return fields["language_level"]?.column ? "LANGUAGE" : null
}
