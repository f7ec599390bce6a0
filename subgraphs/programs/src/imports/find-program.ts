import type { ProgramRef } from "../data/programs.ts"
import { rowProblem, type RowProblem } from "../domain/row-problem.ts"
import type { ImportTarget } from "./target.ts"

type Found = { id: string | null; problem: RowProblem | null }

/** The programme a row belongs to: the one its reference names, else the one meant for rows without a reference. */
export function findProgram(
  target: ImportTarget,
  ref: string | null,
  wholeFile: { id: string } | null,
  programs: Map<string, ProgramRef[]>,
): Found {
  if (ref !== null) {
    const named = programs.get(ref) ?? []
    const meant = named.find(({ externalSystem }) => externalSystem === target.system) ?? (named.length === 1 ? named[0] : undefined)
    if (meant) return { id: meant.id, problem: null }
    const message =
      named.length > 1
        ? `The reference "${ref}" is used by several systems, ${named.map(({ externalSystem }) => externalSystem).join(" and ")}, none of them ${target.system}. Choose the programme for the whole file.`
        : `No programme has the reference "${ref}". ${listRefs(programs)}`
    return { id: null, problem: rowProblem("program_ref", ref, "PROGRAM_UNKNOWN", message) }
  }
  if (wholeFile) return { id: wholeFile.id, problem: null }
  if (!target.needsProgram) return { id: null, problem: null }
  return {
    id: null,
    problem: rowProblem(
      "program_ref",
      null,
      "REQUIRED",
      "The row names no programme. Choose one for the whole file, or the column that says it.",
    ),
  }
}

function listRefs(programs: Map<string, ProgramRef[]>): string {
  const refs = [...programs.keys()]
  return `Known are ${refs.slice(0, 10).join(", ")}${refs.length > 10 ? ` and ${refs.length - 10} more` : ""}.`
}
