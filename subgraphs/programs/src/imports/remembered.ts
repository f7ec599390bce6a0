import type { MappingVersionRow } from "../data/mapping-versions.ts"
import type { DateFormat } from "../domain/parse-date.ts"
import type { Default, MappingChoice, RatingScale, Replacement, RowMapping } from "./mapping.ts"

/** What of a mapping is worth keeping: which columns feed which fields and how values are read, not which programme a file was about. */
export type KeptMapping = {
  fields: { field: string; column: string }[]
  ratingScale: RatingScale | null
  dateFormat: DateFormat
  replacements: Replacement[]
  defaults: Default[]
}

/** A mapping as it is kept for the next file. */
export const toKept = ({ fields, ratingScale, dateFormat, replacements = [], defaults = [] }: RowMapping): KeptMapping => ({
  fields: Object.entries(fields)
    .flatMap(([field, { column }]) => (column === null ? [] : [{ field, column }]))
    .sort((a, b) => (a.field < b.field ? -1 : 1)),
  ratingScale,
  dateFormat,
  replacements,
  defaults,
})

/** The newest kept mapping all of whose columns a file has; null when none fits. */
export function findRemembered(
  versions: readonly MappingVersionRow[],
  headings: readonly string[],
): (MappingChoice & { version: number }) | null {
  for (const { version, mapping } of versions) {
    const kept = mapping as unknown as KeptMapping
    if (kept.fields.length === 0 || !kept.fields.every(({ column }) => headings.includes(column))) continue
    return { ...kept, ratingScale: kept.ratingScale ?? undefined, version }
  }
  return null
}
