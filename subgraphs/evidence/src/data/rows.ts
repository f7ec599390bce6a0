import type { FigureKey } from "@teei/domain/figure-id"
import type { RedactionKind } from "@teei/domain/redaction"
import type { Connection } from "@teei/subgraph-kit"

/** An entity of which only the id is known here. */
export type Ref = { id: string }

/** A figure's lineage, of which only the figure is known here. */
export type LineageRef = { figureId: string; figure: FigureKey; isWithheld: boolean }

/** What a snippet was said about. */
export type SubjectKind = "SESSION" | "BUDDY_CHECKIN" | "BUDDY_FEEDBACK"

export type SnippetRow = {
  id: string
  subjectKind: SubjectKind
  subjectId: string
  /** The match of a check-in or feedback; null for a session. */
  matchId: string | null
  programId: string | null
  /** First day of the month it was said in, `2026-07-01`. */
  month: string
  occurredAt: Date
  text: string
  redactions: { kind: RedactionKind; count: number }[]
  system: string
  importId: string
  fileName: string
  fileSha256: string | null
  row: number
  rowHash: string
}

/** `totalCount` counts only when it is selected. */
export type EvidencePage = Connection<SnippetRow> & { totalCount: () => Promise<number> }
