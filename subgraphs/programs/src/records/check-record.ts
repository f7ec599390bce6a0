import type { ProgramsContext } from "../context.ts"
import type { ProgramRef } from "../data/programs.ts"
import type { RowProblem } from "../domain/row-problem.ts"
import { findProgram } from "../imports/find-program.ts"
import type { RowMapping } from "../imports/mapping.ts"
import type { ImportTarget } from "../imports/target.ts"
import { targetOf } from "../imports/targets/index.ts"
import type { GivenRecord } from "./record.ts"

/** A record checked: with its target and its programme when it is good, with all its problems when not. */
export type CheckedRecord =
  | { ok: true; target: ImportTarget; value: unknown; programId: string | null; refId: string | null }
  | { ok: false; problems: RowProblem[] }

/** Checks records by the very rules of rows of a file. Their fields are named already, so there is nothing to map and nothing to guess. */
export function createRecordCheck(programs: readonly ProgramRef[], defaultIds: readonly string[], now: Date) {
  const byRef = Map.groupBy(programs, ({ externalId }) => externalId)
  const defaults = programs.filter(({ id }) => defaultIds.includes(id))
  return ({ source, cells, ratingScale }: GivenRecord): CheckedRecord => {
    const target = targetOf(source)
    const normalised = target.normalise(cells, { ...fixedMapping, ratingScale, defaultKind: null }, now)
    if (!normalised.ok) return { ok: false, problems: normalised.problems }
    const { row } = normalised
    const { id, problem } = findProgram(target, target.programRefOf(row), defaultFor(target, row, defaults), byRef)
    return problem ? { ok: false, problems: [problem] } : { ok: true, target, value: row, programId: id, refId: null }
  }
}

const fixedMapping: Omit<RowMapping, "ratingScale"> = { fields: {}, dateFormat: "ISO", programId: null }

/** The kind of programme the records of a system belong to, where they do not say it themselves. */
const kindOfSystem: Record<string, string> = { buddy: "BUDDY", upskilling: "UPSKILLING" }

/** The programme meant for records of this kind; null where none is, or where it could be any of several. */
function defaultFor(target: ImportTarget, row: unknown, defaults: ProgramRef[]): ProgramRef | null {
  const own = typeof row === "object" && row !== null && "kind" in row ? String(row.kind) : kindOfSystem[target.system]
  const fitting = own === undefined ? defaults : defaults.filter(({ kind }) => kind === own)
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** Finds the records good ones refer to, those of each target with one lookup; one whose record is not known is refused, and may be tried again later. */
export async function findRecordReferences(context: ProgramsContext, checked: readonly CheckedRecord[]): Promise<CheckedRecord[]> {
  const found = new Map<ImportTarget, Map<string, string>>()
  for (const [target, group] of Map.groupBy(checked, (one) => (one.ok ? one.target : null))) {
    if (!target?.references) continue
    const values = group.flatMap((one) => (one.ok ? [one.value] : []))
    found.set(target, await target.references.find(context, values, target.system))
  }
  return checked.map((one) => {
    if (!one.ok || !one.target.references) return one
    const refId = found.get(one.target)?.get(one.target.references.keyOf(one.value))
    return refId === undefined ? { ok: false, problems: [one.target.references.toProblem(one.value)] } : { ...one, refId }
  })
}
