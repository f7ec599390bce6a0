import type { ImportIssueResolvers } from "../generated/resolvers.ts"

export const ImportIssue: ImportIssueResolvers = {
  row: (issue) => ("rowNo" in issue ? issue.rowNo : issue.row),
  code: ({ code }) => code as "REQUIRED",
}
