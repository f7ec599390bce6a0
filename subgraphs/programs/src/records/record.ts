import type { RowProblem } from "../domain/row-problem.ts"
import type { RatingScale } from "../domain/normalise-rating.ts"
import type { Cells } from "../domain/read-cell.ts"
import type { ImportSource } from "../imports/target.ts"

/** A record that did not come in a file: what it says by field of its target, and a SHA-256 that stands for it. */
export type GivenRecord = {
  source: ImportSource
  cells: Cells
  hash: string
  /** The scale its ratings are written in; null when it has none. */
  ratingScale: RatingScale | null
}

/** Where records come from. */
export type RecordOrigin = {
  channel: "WEBHOOK" | "API"
  /** What the day's import is called, before the day: `kintell deliveries`. */
  name: string
  /** Programmes that records without a reference belong to, at most one for each kind. */
  programIds: readonly string[]
}

export type RecordOutcome = "CREATED" | "UPDATED" | "UNCHANGED"

/** What came of one record: where it stands now in its source, and what writing it did. */
export type WrittenRecord = { outcome: RecordOutcome; importId: string; row: number }

/** What came of records that are written together or not at all. `record` counts from 0 among them. */
export type UnitResult =
  | { status: "WRITTEN"; records: WrittenRecord[] }
  | { status: "REFUSED"; problems: (RowProblem & { record: number })[] }
