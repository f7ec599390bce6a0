import { createHash } from "node:crypto"
import { type Result, type UserProblem, canonicalJson, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { RatingScale } from "../domain/normalise-rating.ts"
import type { ImportSource, ImportTarget } from "../imports/target.ts"
import { targetOf } from "../imports/targets/index.ts"
import { applyRecords } from "../records/apply-records.ts"
import type { GivenRecord, RecordOutcome } from "../records/record.ts"
import type { CommitPolicy } from "./commit-import.ts"

export type RecordFields = readonly { field: string; value: string }[]
export type RecordsInput = { source: ImportSource; ratingScale: RatingScale | null; policy: CommitPolicy; records: readonly RecordFields[] }
export type RecordResult = { index: number; outcome: RecordOutcome | null; importId: string | null }
export type UpsertedRecords = { results: RecordResult[]; problems: UserProblem[] }

const mostRecords = 1_000

/**
 * Writes records given by the API: the rules, writers and events of files. What belongs together under the policy is written whole or not at all: each record by
 * itself, all records, or all records of one person. Refused as a whole, nothing is written.
 */
export async function upsertRecords(context: ProgramsContext, input: RecordsInput): Promise<Result<UpsertedRecords>> {
  return runCommand(context, { action: "records.upsert", role: "COMPANY_USER" }, async (tx) => {
    const target = targetOf(input.source)
    const wrong = inputProblems(target, input)
    if (wrong.length > 0) return refused(...wrong)
    const given = input.records.map((fields): GivenRecord => toGiven(input, fields))
    const units = toUnits(target, input, given, context.clock())
    const origin = { channel: "API" as const, name: `${input.source.toLowerCase().replaceAll("_", " ")} by the API`, programIds: [] }
    const results = await applyRecords(
      tx,
      context,
      origin,
      units.map((indexes) => indexes.map((index) => given[index] as GivenRecord)),
    )
    const answers: RecordResult[] = given.map((_record, index) => ({ index, outcome: null, importId: null }))
    const problems: UserProblem[] = []
    results.forEach((result, unit) => {
      const indexes = units[unit] ?? []
      if (result.status === "REFUSED") {
        problems.push(
          ...result.problems.map(({ record, field, code, message }) => recordProblem(indexes[record] ?? 0, field, code, message)),
        )
        return
      }
      result.records.forEach(({ outcome, importId }, at) => {
        const index = indexes[at] ?? 0
        answers[index] = { index, outcome, importId }
      })
    })
    if (problems.length > 0 && answers.every(({ outcome }) => outcome === null)) return refused(...problems)
    const target0 = answers.find(({ importId }) => importId !== null)?.importId ?? null
    return ok({
      value: { results: answers, problems },
      audit: { target: target0, after: { source: input.source, records: input.records } },
    })
  })
}

const recordProblem = (index: number, field: string | null, code: string, message: string): UserProblem =>
  problem(
    `input.records.${index}${field === null ? "" : `.fields.${field}`}`,
    code === "REQUIRED" ? "REQUIRED" : code.endsWith("UNKNOWN") ? "NOT_FOUND" : "INVALID",
    message,
  )

function toGiven({ source, ratingScale }: RecordsInput, fields: RecordFields): GivenRecord {
  const cells = Object.fromEntries(fields.map(({ field, value }) => [field, value]))
  return { source, cells, ratingScale, hash: createHash("sha256").update(canonicalJson(cells)).digest("hex") }
}

/** Which records stand or fall together, by their places. */
function toUnits(target: ImportTarget, { policy, ratingScale }: RecordsInput, given: readonly GivenRecord[], now: Date): number[][] {
  const places = given.map((_record, index) => index)
  if (policy === "REJECT_ALL") return [places]
  if (policy === "KEEP_GOOD_ROWS") return places.map((index) => [index])
  const mapping = { fields: {}, dateFormat: "ISO" as const, programId: null, ratingScale, defaultKind: null }
  const subjectOf = (index: number): string => {
    const normalised = target.normalise(given[index]?.cells ?? {}, mapping, now)
    return target.subjectOf((normalised.ok ? normalised.row : normalised.draft) as object) ?? `record ${index}`
  }
  return [...Map.groupBy(places, subjectOf).values()]
}

function inputProblems(target: ImportTarget, { records }: RecordsInput): UserProblem[] {
  if (records.length < 1 || records.length > mostRecords)
    return [problem("input.records", "LIMIT_EXCEEDED", `There are ${records.length} records; 1 to ${mostRecords} are allowed.`)]
  const known = target.fields.map(({ name }) => name)
  return records.flatMap((fields, index) =>
    fields.flatMap(({ field }, at) => {
      const path = `input.records.${index}.fields.${at}.field`
      if (!known.includes(field)) return [problem(path, "INVALID", `"${field.slice(0, 80)}" is not a field of this kind of record.`, known)]
      if (fields.findIndex((other) => other.field === field) < at)
        return [problem(path, "INVALID", `${field} is given twice; once is allowed.`)]
      return []
    }),
  )
}
