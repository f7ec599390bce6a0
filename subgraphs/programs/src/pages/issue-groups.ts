import type { ProgramsContext } from "../context.ts"
import { countIssues } from "../data/import-rows.ts"
import { listProgramRefs } from "../data/programs.ts"
import type { ImportRow } from "../data/rows.ts"
import { type CountedProblem, type IssueGroup, groupIssues } from "../domain/issue-groups.ts"
import { findRowMapping } from "../imports/mapping.ts"
import { targetOf } from "../imports/targets/index.ts"

/** Different values looked at; what occurs less often than the last of them is counted with no group. */
const mostValues = 5_000
const mostRefs = 50

/** An import's problems, gathered by what mends them. */
export async function listIssueGroups(context: ProgramsContext, row: ImportRow): Promise<IssueGroup[]> {
  const mapping = findRowMapping(row)
  if (mapping === null) return []
  const { counted, programs } = await context.read(async (tx) => ({
    counted: await countIssues(tx, row.id, mostValues),
    programs: await listProgramRefs(tx),
  }))
  const target = targetOf(row.source)
  const groups = groupIssues(counted as CountedProblem[], {
    dateFormat: mapping.dateFormat,
    ratingScale: mapping.ratingScale,
    ownFields: [target.fields[0]?.name ?? "", ...target.personalFields],
    allowedOf: (field) =>
      field === "program_ref"
        ? programs.slice(0, mostRefs).map(({ externalId }) => externalId)
        : target.fields.find(({ name }) => name === field)?.allowed,
  })
  const refs = programs.slice(0, mostRefs).map(({ externalId }) => externalId)
  return groups.map((group) =>
    group.code === "PROGRAM_UNKNOWN" && group.repair ? { ...group, repair: { ...group.repair, allowed: refs } } : group,
  )
}
