import type { RatingScale } from "../normalise-rating.ts"
import type { Cells } from "../read-cell.ts"
import type { WebhookSource } from "./read-signature.ts"

/** A record as a target takes it: its cells by field. */
export type AdaptedRecord = {
  /** The target, by its name in the graph. */
  source: string
  cells: Cells
  /** The scale its ratings are written in; null when it has none. */
  ratingScale: RatingScale | null
}

/** What a payload says, as records; or why it cannot be read, in words that repeat nothing of it. */
export type Adapted = { ok: true; records: AdaptedRecord[] } | { ok: false; reason: string }

/** One kind of message of a system. */
export type WebhookAdapter = {
  source: WebhookSource
  /** What the system calls it; case, dots, dashes and underscores do not matter. */
  event: string
  /** Other names of it. */
  aliases: readonly string[]
  /** Whether a payload that names no event is one, by a field only it has. */
  isMeant(data: Readonly<Record<string, unknown>>): boolean
  adapt(data: unknown): Adapted
}
