import { type DateFormat, parseDate } from "./parse-date.ts"
import type { ImportIssueCode } from "./row-problem.ts"

/** A kind of problem with one value, how many rows have it and which is the first. */
export type CountedProblem = {
  code: ImportIssueCode
  column: string | null
  field: string | null
  value: string | null
  message: string
  rows: number
  firstRow: number
}

/** What mends a group at once; `rows` is how many of its rows, as far as the values tell. */
export type Repair = {
  kind: "CHOOSE_DATE_FORMAT" | "CHOOSE_RATING_SCALE" | "CHOOSE_PROGRAM" | "CHOOSE_COLUMN" | "REPLACE_VALUES" | "SET_DEFAULT"
  dateFormat: DateFormat | null
  ratingScale: "ZERO_TO_ONE" | "ONE_TO_FIVE" | null
  allowed: string[] | null
  rows: number
}

/** Problems that are mended in the same way. */
export type IssueGroup = Omit<CountedProblem, "value"> & { values: { value: string | null; rows: number }[]; repair: Repair | null }

/** What is known of the file and its target. */
export type GroupingFacts = {
  dateFormat: DateFormat
  ratingScale: "ZERO_TO_ONE" | "ONE_TO_FIVE" | null
  /** Fields that say who somebody is or which record it is: one value for all rows would be wrong. */
  ownFields: readonly string[]
  /** The values a field may have, where there is a list. */
  allowedOf(field: string): readonly string[] | undefined
}

const shownValues = 10
const dateFormats = ["ISO", "DAY_FIRST", "MONTH_FIRST", "MONTH_NAME"] as const

/** Gathers problems by what mends them: one group for each kind of problem, field and repair, those with most rows first. */
export function groupIssues(problems: readonly CountedProblem[], facts: GroupingFacts): IssueGroup[] {
  const byField = Map.groupBy(problems, ({ code, column, field }) => JSON.stringify([code, column, field]))
  const groups = [...byField.values()].flatMap((alike) => {
    const bestDate = alike[0]?.code === "DATE_INVALID" ? bestFormat(alike, facts.dateFormat) : null
    const byRepair = Map.groupBy(alike, (problem) => JSON.stringify(repairOf(problem, bestDate, facts)))
    return [...byRepair.values()].map((same) => toGroup(same, repairOf(same[0] as CountedProblem, bestDate, facts)))
  })
  return groups.toSorted((a, b) => b.rows - a.rows || a.firstRow - b.firstRow)
}

function toGroup(problems: CountedProblem[], repair: Omit<Repair, "rows"> | null): IssueGroup {
  const [{ code, column, field, message }] = problems as [CountedProblem]
  const rows = problems.reduce((sum, problem) => sum + problem.rows, 0)
  return {
    code,
    column,
    field,
    message,
    rows,
    firstRow: Math.min(...problems.map(({ firstRow }) => firstRow)),
    values: problems.slice(0, shownValues).map(({ value, rows: count }) => ({ value, rows: count })),
    repair: repair && { ...repair, rows },
  }
}

/** The other format in which most of these cells are dates; null when none is in any. */
function bestFormat(problems: readonly CountedProblem[], present: DateFormat): DateFormat | null {
  const readable = dateFormats
    .filter((format) => format !== present)
    .map((format) => ({
      format,
      rows: problems.reduce((sum, { value, rows }) => sum + (isDate(value, format) ? rows : 0), 0),
    }))
  const best = readable.reduce((most, next) => (next.rows > most.rows ? next : most))
  return best.rows > 0 ? best.format : null
}

const isDate = (value: string | null, format: DateFormat): boolean => value !== null && parseDate(value, format) !== null

function repairOf(
  { code, column, field, value }: CountedProblem,
  bestDate: DateFormat | null,
  facts: GroupingFacts,
): Omit<Repair, "rows"> | null {
  const nothing = { dateFormat: null, ratingScale: null, allowed: null }
  const isOwn = field !== null && facts.ownFields.includes(field)
  switch (code) {
    case "DATE_INVALID":
      return bestDate !== null && isDate(value, bestDate) ? { ...nothing, kind: "CHOOSE_DATE_FORMAT", dateFormat: bestDate } : null
    case "RATING_OUT_OF_SCALE":
      return { ...nothing, kind: "CHOOSE_RATING_SCALE", ratingScale: fittingScale(value, facts.ratingScale) }
    case "PROGRAM_UNKNOWN":
      return { ...nothing, kind: "REPLACE_VALUES" }
    case "REQUIRED":
      if (field === "program_ref") return { ...nothing, kind: "CHOOSE_PROGRAM" }
      if (column === null) return { ...nothing, kind: "CHOOSE_COLUMN" }
      return isOwn ? null : { ...nothing, kind: "SET_DEFAULT" }
    case "VALUE_UNKNOWN":
    case "NUMBER_INVALID":
    case "NUMBER_OUT_OF_RANGE": {
      const allowed = field === null ? undefined : facts.allowedOf(field)
      return { ...nothing, kind: "REPLACE_VALUES", allowed: allowed ? [...allowed] : null }
    }
    default:
      return null
  }
}

/** The scale this rating fits, where the declared one it does not; null when a person must say. */
function fittingScale(value: string | null, declared: GroupingFacts["ratingScale"]): Repair["ratingScale"] {
  const rating = Number((value ?? "").replace(",", "."))
  if (declared === null || !Number.isFinite(rating)) return null
  if (declared === "ZERO_TO_ONE") return rating >= 1 && rating <= 5 ? "ONE_TO_FIVE" : null
  return rating >= 0 && rating < 1 ? "ZERO_TO_ONE" : null
}
