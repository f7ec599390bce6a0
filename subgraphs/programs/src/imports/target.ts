import type { TargetField } from "@teei/domain/csv-mapping"
import type { Announcement } from "@teei/events"
import type { ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import type { RowProblem } from "../domain/row-problem.ts"
import type { RowMapping } from "./mapping.ts"

export type ImportSource =
  | "KINTELL_SESSIONS"
  | "KINTELL_USERS"
  | "KINTELL_BOOKINGS"
  | "KINTELL_RATINGS"
  | "BUDDY_MATCHES"
  | "BUDDY_EVENTS"
  | "BUDDY_CHECKINS"
  | "BUDDY_FEEDBACK"
  | "COURSE_COMPLETIONS"
  | "COURSE_CREDENTIALS"
  | "COURSE_PROGRESS"

/** A person named by a row; `kind` is null where the row does not tell in which way the person takes part. */
export type Identity = { email: string; name: string | null; kind: "PARTICIPANT" | "VOLUNTEER" | null }

/** A good row with all it refers to found: `refId` is the record its target's `references` found. `hash` is that of the source row. */
export type PreparedRow<Row> = {
  row: number
  hash: string
  value: Row
  programId: string | null
  refId: string | null
  personOf(email: string): string
}

/**
 * How rows of one file find records another file brought: looked up in the database in bulk, when the file is checked, so that the preview shows
 * what is missing, and again when it is committed.
 */
export type References<Row> = {
  /** The same text for rows that name the same record in the same way. */
  keyOf(row: Row): string
  /** Records by that key, one of the rows standing for all with it; those not known, or not known for certain, are left out. `system` is the import's. */
  find(context: ProgramsContext, rows: Row[], system: string): Promise<Map<string, string>>
  /** What to say of a row whose record is not known. */
  toProblem(row: Row): RowProblem
}

/** What writing a chunk came to. */
export type Written = { created: number; updated: number; announcements: Announcement[] }

/**
 * What an import can bring in: its fields, how a row is normalised (pure), and how good rows are stored. A new kind of file is a new target and
 * nothing else.
 */
export type ImportTarget<Row = unknown> = {
  source: ImportSource
  /** The system the rows come from: the first half of their external references. */
  system: string
  fields: readonly TargetField[]
  /** Whether every row must belong to a programme. */
  needsProgram: boolean
  /** Fields that say who somebody is or what they wrote. After the commit no problem shows a cell of their columns any more. */
  personalFields: readonly string[]
  normalise(
    cells: Record<string, string | undefined>,
    mapping: RowMapping & { defaultKind: "LANGUAGE" | "MENTORSHIP" | null },
    now: Date,
  ): { ok: true; row: Row } | { ok: false; problems: RowProblem[]; draft: object }
  /** What makes two rows of a file the same thing. */
  keyOf(row: Row): string
  /** How it is said that a row without an id of its own stands in the file already; "The same people on the same day stand" when left out. */
  sameness?: string
  /** The address of whom a row is about, also of one that is only partly readable; null when it does not say. Rows of one person may be held back together. */
  subjectOf(row: Partial<Row>): string | null
  programRefOf(row: Row): string | null
  identitiesOf(row: Row): Identity[]
  /** Where rows belong to a record another file brings. */
  references?: References<Row>
  /** The row as the preview shows it, by field. */
  toPreview(row: object): Record<string, string | null>
  /** The tables its records lie in, the main one first. All have `import_id` and `row_no`, and keep what they were (`keep_changes` in the migration). */
  tables: readonly [string, ...string[]]
  /** `system` is the target's own, or the one the import names: everything written carries it. */
  write(tx: Tx, context: ProgramsContext, importId: string, rows: PreparedRow<Row>[], system: string): Promise<Written>
  /** The second half of the external reference a row is stored under, its people found. */
  externalIdOf(row: PreparedRow<Row>): string
  /** Announcements of records as they stand now, by the ids of its tables: an undo tells those it brought back. */
  retell(tx: Tx, ids: string[]): Promise<Announcement[]>
}
