import type { DateFormat } from "../../domain/parse-date.ts"
import type { Default, RatingScale, Replacement } from "../mapping.ts"
import type { ImportSource } from "../target.ts"

/** How the export of one system is read: data, and the whole of what a new source needs where its records are known already. */
export type Connector = {
  /** The system's name, in small letters. */
  name: string
  /** Counts the forms its export has had. A new form is a new connector beside the old one. */
  version: number
  source: ImportSource
  /** Headings by field. A file is this system's when it has all of them; case, spaces and signs do not matter. */
  columns: Readonly<Record<string, string>>
  dateFormat: DateFormat
  ratingScale?: RatingScale
  /** Cells read as others: the system's own words for values of a list. */
  replacements?: readonly Replacement[]
  /** What the export does not say because it is always so. */
  defaults?: readonly Default[]
}
