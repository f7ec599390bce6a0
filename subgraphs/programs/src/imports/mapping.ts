import { proposeMapping } from "@teei/domain/csv-mapping"
import type { TargetField } from "@teei/domain/csv-mapping"
import type { ImportRow } from "../data/rows.ts"
import { type DateFormat, parseDate } from "../domain/parse-date.ts"

export type RatingScale = "ZERO_TO_ONE" | "ONE_TO_FIVE"

/** Which column feeds which field, and how values are read: one declaration for the whole file. */
export type RowMapping = {
  fields: Record<string, { column: string | null; confidence: number }>
  ratingScale: RatingScale | null
  dateFormat: DateFormat
  programId: string | null
  /** Absent in mappings of imports before there were any. */
  replacements?: Replacement[]
  defaults?: Default[]
  /** The kept mapping it was taken from; null when proposed from the headings alone. */
  version?: number | null
  conflicts?: { field: string; columns: string[] }[]
  /** The connector it was proposed by; null when it was not. */
  connector?: string | null
}

/** A cell of a field read as another, in all rows. */
export type Replacement = { field: string; from: string; to: string }
/** What stands where a cell of a field is empty, in all rows. */
export type Default = { field: string; value: string }

/** The mapping of an import as its last check left it; null before the first, and from asking for another until that has ended. */
export function findRowMapping({ sha256, mapping }: ImportRow): RowMapping | null {
  const fields = (mapping as RowMapping | MappingChoice | null)?.fields
  return sha256 === null || fields === undefined || Array.isArray(fields) ? null : (mapping as RowMapping)
}

/** What a person has chosen so far; the rest is proposed. */
export type MappingChoice = {
  fields?: { field: string; column: string | null }[] | undefined
  ratingScale?: RatingScale | undefined
  dateFormat?: DateFormat | undefined
  programId?: string | null | undefined
  replacements?: Replacement[] | undefined
  defaults?: Default[] | undefined
}

/** Where a column stands in the file; -1 for none. A column without a heading cannot be told from others, so it is never meant. */
export const columnAt = (headings: string[], column: string | null | undefined): number => (column ? headings.indexOf(column) : -1)

/** Completes a choice: by what the company said of such files before, columns by their headings, date format and rating scale by what the first rows show. */
export function proposeRowMapping(
  fields: readonly TargetField[],
  headings: string[],
  samples: string[][],
  choice: MappingChoice,
  remembered: (MappingChoice & { version: number | null; connector?: string }) | null = null,
): RowMapping {
  const chosen = new Map([...(remembered?.fields ?? []), ...(choice.fields ?? [])].map(({ field, column }) => [field, column]))
  const taken = new Set([...chosen.values()].filter((column) => column !== null))
  const proposals = proposeMapping(
    fields.filter(({ name }) => !chosen.has(name)),
    headings.filter((heading) => heading !== "" && !taken.has(heading)),
  )
  const mapped = Object.fromEntries(
    fields.map(({ name }) => {
      const column = chosen.get(name)
      if (column !== undefined) return [name, { column, confidence: 1 }]
      const proposal = proposals.find(({ field }) => field === name)
      return [name, { column: proposal?.column ?? null, confidence: proposal?.confidence ?? 0 }]
    }),
  )
  const valuesOf = (field: string): string[] => {
    const at = columnAt(headings, mapped[field]?.column)
    return at < 0 ? [] : samples.flatMap((cells) => cells[at]?.trim() || [])
  }
  const valuesOfType = (type: TargetField["type"]) => fields.flatMap((field) => (field.type === type ? valuesOf(field.name) : []))
  return {
    fields: mapped,
    ratingScale: choice.ratingScale ?? remembered?.ratingScale ?? proposeScale(valuesOfType("rating")),
    dateFormat: choice.dateFormat ?? remembered?.dateFormat ?? proposeDateFormat(valuesOfType("date")),
    programId: choice.programId ?? remembered?.programId ?? null,
    replacements: choice.replacements ?? remembered?.replacements ?? [],
    defaults: choice.defaults ?? remembered?.defaults ?? [],
    version: remembered?.version ?? null,
    connector: remembered?.connector ?? null,
    conflicts: proposals.flatMap(({ field, column, rivals }) =>
      column !== null && rivals.length > 0 ? [{ field, columns: [column, ...rivals] }] : [],
    ),
  }
}

/** The scale the first ratings show; null where they do not tell (none, or nothing but 1), because then a person must say. */
function proposeScale(values: string[]): RatingScale | null {
  const numbers = values
    .map((value) => Number(value.replace(",", ".")))
    .filter((number) => Number.isFinite(number) && number >= 0 && number <= 5)
  if (numbers.some((number) => number > 1)) return "ONE_TO_FIVE"
  return numbers.some((number) => number < 1) ? "ZERO_TO_ONE" : null
}

/** The format in which most of the first dates can be read; on a tie, year first, then day first. */
function proposeDateFormat(values: string[]): DateFormat {
  const readable = (["ISO", "DAY_FIRST", "MONTH_FIRST", "MONTH_NAME"] as const).map((format) => ({
    format,
    count: values.filter((value) => parseDate(value, format) !== null).length,
  }))
  return readable.reduce((best, next) => (next.count > best.count ? next : best)).format
}
