import type { ImportIssueCode } from "../../gql/graphql.ts"

export type Issue = { row: number; column?: string | null; value?: string | null; code: ImportIssueCode; message: string }

export type IssueGroup = { code: ImportIssueCode; count: number }

/** Kinds of problem by how often they occur; equals keep the order in which they were met. */
export function toIssueGroups(issues: readonly Issue[]): IssueGroup[] {
  const counts = new Map<ImportIssueCode, number>()
  for (const issue of issues) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count)
}

export type PreviewCell = { field: string; value: string | null; issue: Issue | null }

type PreviewRow = { row: number; values: readonly { field: string; value?: string | null }[]; issues: readonly Issue[] }

/** A row's cells with the problem of each, and the problems that belong to no cell. */
export function toPreviewCells(
  row: PreviewRow,
  fields: readonly { field: string; column?: string | null }[],
): { cells: PreviewCell[]; loose: Issue[] } {
  const columnOf = new Map(fields.map((field) => [field.field, field.column]))
  const used = new Set<Issue>()
  const cells = row.values.map((value): PreviewCell => {
    const column = columnOf.get(value.field)
    const issue = row.issues.find((one) => one.column && one.column === column) ?? null
    if (issue) used.add(issue)
    return { field: value.field, value: value.value ?? null, issue }
  })
  const seen = new Set([...used].map((issue) => issue.column))
  return { cells, loose: row.issues.filter((issue) => !issue.column || !seen.has(issue.column)) }
}

/** Whether a value stands outside its code list, as `B1+` among language levels: such a one is kept as the source wrote it. */
export function isKeptAsWritten(field: string, value: string | null): boolean {
  return field === "language_level" && value !== null && !/^[ABC][12]$/.test(value)
}
